package com.smartap.testkit.bank;

import com.smartap.model.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an account.
 *
 * @param reference the bank's reference of it
 * @param amount money out is negative
 * @param valueDate the day from which it counts
 * @param payments the indexes of the payments that it is about
 * @param code why money came back, or went again
 * @param after the balance after it
 */
record Booking(
        Kind kind,
        String reference,
        Money amount,
        Instant at,
        LocalDate valueDate,
        List<Integer> payments,
        @Nullable String code,
        Money after) {
    /** What a line is for. */
    enum Kind {
        /** A payment that was ordered, or all of a batch. */
        PAYMENT,
        /** A payment that came back from the receiver's bank; also one that came back again after a dishonored return. */
        RETURN,
        /** A return that was dishonored, so that the money went again. */
        DISHONORED,
        /** A payment that was called back or taken back. */
        REVERSAL
    }

    Booking {
        payments = List.copyOf(payments);
    }
}
