/** Opens pictures within limits, and makes them ready for an OCR engine. */
@NullMarked
package com.smartap.capture.internal.image;

import org.jspecify.annotations.NullMarked;
