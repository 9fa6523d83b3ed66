/** Puts glyphs together into words, segments and lines. */
@NullMarked
package com.smartap.capture.internal.layout;

import org.jspecify.annotations.NullMarked;
