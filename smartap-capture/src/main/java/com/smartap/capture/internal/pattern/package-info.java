/** Regular expressions that look before they search. */
@NullMarked
package com.smartap.capture.internal.pattern;

import org.jspecify.annotations.NullMarked;
