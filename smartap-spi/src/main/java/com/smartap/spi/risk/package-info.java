/** Rules that look at an invoice before it is approved and say what is suspicious about it. */
@NullMarked
package com.smartap.spi.risk;

import org.jspecify.annotations.NullMarked;
