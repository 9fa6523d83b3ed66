/** Invoices: what the paper says, what SmartAP made of it, and the states it passes through. */
@NullMarked
package com.smartap.model.invoice;

import org.jspecify.annotations.NullMarked;
