/** Vendors and purchase orders, as imported from an ERP or entered by hand. */
@NullMarked
package com.smartap.model.purchasing;

import org.jspecify.annotations.NullMarked;
