/** Tests of electronic invoices, and the invoices that they are made of. */
@NullMarked
package com.smartap.capture.einvoice;

import org.jspecify.annotations.NullMarked;
