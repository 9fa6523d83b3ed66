/** Time-stamps: how they are asked for and how they are checked. */
@NullMarked
package com.smartap.archive.internal.time;

import org.jspecify.annotations.NullMarked;
