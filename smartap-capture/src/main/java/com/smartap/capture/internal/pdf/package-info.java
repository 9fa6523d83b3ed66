/** Opens PDF files within limits and collects the glyphs that a person would see. */
@NullMarked
package com.smartap.capture.internal.pdf;

import org.jspecify.annotations.NullMarked;
