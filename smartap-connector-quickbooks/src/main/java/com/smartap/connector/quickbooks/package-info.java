/** The connector to QuickBooks Online: vendors, purchase orders, bills, attachments and payment status. */
@NullMarked
package com.smartap.connector.quickbooks;

import org.jspecify.annotations.NullMarked;
