/** Contracts that every ERP connector keeps, and what a connector's tests need around it. */
@NullMarked
package com.smartap.testkit.erp;

import org.jspecify.annotations.NullMarked;
