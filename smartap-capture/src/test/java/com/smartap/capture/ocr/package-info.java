/** Tests of the OCR engine. */
@NullMarked
package com.smartap.capture.ocr;

import org.jspecify.annotations.NullMarked;
