/** Business rules of EN 16931 and further checks of electronic invoices, with findings by rule. */
@NullMarked
package com.smartap.capture.internal.einvoice.rules;

import org.jspecify.annotations.NullMarked;
