/** A simulator of SAP Business One's Service Layer. */
@NullMarked
package com.smartap.testkit.sap.b1;

import org.jspecify.annotations.NullMarked;
