/** Comparing invoices with purchase orders. */
@NullMarked
package com.smartap.core.internal.matching;

import org.jspecify.annotations.NullMarked;
