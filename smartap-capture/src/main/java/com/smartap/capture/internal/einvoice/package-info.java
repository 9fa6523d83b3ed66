/** Electronic invoices in XML: their business terms by the numbers of EN 16931, whatever the syntax. */
@NullMarked
package com.smartap.capture.internal.einvoice;

import org.jspecify.annotations.NullMarked;
