/** The Liberation fonts, cut to what is needed, as simple fonts of a PDF file. */
@NullMarked
package com.smartap.archive.internal.font;

import org.jspecify.annotations.NullMarked;
