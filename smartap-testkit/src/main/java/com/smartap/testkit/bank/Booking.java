package com.smartap.testkit.bank;

import java.time.Instant;

/**
 * A line of the account that pays.
 *
 * @param payment the payment as it was when this was booked
 * @param comesBack whether the money comes back
 */
record Booking(BankPayment payment, boolean comesBack, Instant at) {
    long signedCents() {
        return comesBack ? payment.amount().minorUnits() : -payment.amount().minorUnits();
    }
}
