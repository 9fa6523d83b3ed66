/** Evaluates OData queries over JSON rows, for simulators of systems that speak OData. */
@NullMarked
package com.smartap.testkit.odata;

import org.jspecify.annotations.NullMarked;
