/** PAdES signatures: how they are made and how they are checked. */
@NullMarked
package com.smartap.archive.internal.sign;

import org.jspecify.annotations.NullMarked;
