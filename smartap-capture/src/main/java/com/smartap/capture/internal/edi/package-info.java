/** X12 and EDIFACT: envelopes, invoices, orders and acknowledgements. */
@NullMarked
package com.smartap.capture.internal.edi;

import org.jspecify.annotations.NullMarked;
