/** The connector to SAP Business One over its Service Layer. */
@NullMarked
package com.smartap.connector.sap.b1;

import org.jspecify.annotations.NullMarked;
