/** PDFs with an electronic invoice inside: both are read, and compared with each other. */
@NullMarked
package com.smartap.capture.internal.hybrid;

import org.jspecify.annotations.NullMarked;
