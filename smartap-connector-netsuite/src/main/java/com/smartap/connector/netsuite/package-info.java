/** The connector to NetSuite: vendors, purchase orders, bills, attachments and payment status. */
@NullMarked
package com.smartap.connector.netsuite;

import org.jspecify.annotations.NullMarked;
