/** Finds out which vendor wrote an invoice. */
@NullMarked
package com.smartap.core.internal.recognition;

import org.jspecify.annotations.NullMarked;
