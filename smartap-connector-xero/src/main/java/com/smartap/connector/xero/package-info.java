/** The connector to Xero: vendors, purchase orders, bills, attachments and payment status. */
@NullMarked
package com.smartap.connector.xero;

import org.jspecify.annotations.NullMarked;
