/** Tests of reading recognised words. */
@NullMarked
package com.smartap.capture.internal.ocr;

import org.jspecify.annotations.NullMarked;
