/** Payments as CSV and JSON, and the positive pay files in which a bank learns of issued checks. */
@NullMarked
package com.smartap.payments.text;

import org.jspecify.annotations.NullMarked;
