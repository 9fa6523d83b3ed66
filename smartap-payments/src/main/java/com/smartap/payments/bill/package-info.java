/** Pays vendors through BILL (formerly Bill.com), API version 3. */
@NullMarked
package com.smartap.payments.bill;

import org.jspecify.annotations.NullMarked;
