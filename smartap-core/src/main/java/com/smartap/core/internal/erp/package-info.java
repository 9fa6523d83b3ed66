/** Connections to ERP systems: importing vendors and orders, posting bills. */
@NullMarked
package com.smartap.core.internal.erp;

import org.jspecify.annotations.NullMarked;
