/** A whole simulated world around the engine: an ERP and a bank, filled with what the sample invoices need. */
@NullMarked
package com.smartap.testkit.world;

import org.jspecify.annotations.NullMarked;
