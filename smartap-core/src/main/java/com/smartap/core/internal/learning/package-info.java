/** Learns from what people corrected how a vendor's documents are laid out, and reads its next ones by that. */
@NullMarked
package com.smartap.core.internal.learning;

import org.jspecify.annotations.NullMarked;
