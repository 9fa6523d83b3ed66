/** Tests of reading receipts. */
@NullMarked
package com.smartap.capture.internal.read;

import org.jspecify.annotations.NullMarked;
