/** Appends to a sealed file what may be appended: proofs about certificates, and time-stamps over all of it. */
@NullMarked
package com.smartap.archive.internal.update;

import org.jspecify.annotations.NullMarked;
