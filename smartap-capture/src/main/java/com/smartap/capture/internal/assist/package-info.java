/** Checks what a model proposes against the document's own words and sums. */
@NullMarked
package com.smartap.capture.internal.assist;

import org.jspecify.annotations.NullMarked;
