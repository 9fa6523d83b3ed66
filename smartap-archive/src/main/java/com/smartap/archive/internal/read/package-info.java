/** Opens PDF files from strangers within limits of size, depth, memory and time. */
@NullMarked
package com.smartap.archive.internal.read;

import org.jspecify.annotations.NullMarked;
