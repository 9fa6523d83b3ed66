/** Learns from corrections how a vendor's documents are laid out, and reads the next ones by it. */
@NullMarked
package com.smartap.capture.internal.learn;

import org.jspecify.annotations.NullMarked;
