/** Collects the values that a reader finds, with where they stand. */
@NullMarked
package com.smartap.capture.internal.fields;

import org.jspecify.annotations.NullMarked;
