/** The connector to SAP S/4HANA over its OData services. */
@NullMarked
package com.smartap.connector.sap.s4;

import org.jspecify.annotations.NullMarked;
