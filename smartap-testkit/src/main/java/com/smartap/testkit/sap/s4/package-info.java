/** A SAP S/4HANA in memory: OData services with CSRF sessions, expansions, pages, deep inserts and a journal. */
@NullMarked
package com.smartap.testkit.sap.s4;

import org.jspecify.annotations.NullMarked;
