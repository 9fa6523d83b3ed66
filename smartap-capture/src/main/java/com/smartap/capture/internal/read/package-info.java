/** Finds the fields of an invoice in positioned text. */
@NullMarked
package com.smartap.capture.internal.read;

import org.jspecify.annotations.NullMarked;
