/** Vendors and purchase orders that people enter. */
@NullMarked
package com.smartap.core.internal.vendor;

import org.jspecify.annotations.NullMarked;
