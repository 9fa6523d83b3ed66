package com.smartap.testkit.bank;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch of payments as a file orders it.
 *
 * @param id the payer's id of it
 * @param asOne whether the account is debited once for all of them
 * @param date the day on which money is to move
 * @param window the same-day window that an ACH batch asks for, such as {@code SD1300}; empty for none
 * @param ach the header of an ACH batch; null for others
 * @param changed why it is executed otherwise than ordered; null if it is not
 * @param refusal why the whole batch is refused
 */
record OrderedBatch(
        String id,
        boolean asOne,
        LocalDate date,
        String window,
        List<OrderedPayment> payments,
        @Nullable AchOrigin ach,
        @Nullable Refusal changed,
        @Nullable Refusal refusal) {
    OrderedBatch {
        payments = List.copyOf(payments);
    }

    OrderedBatch refused(@Nullable Refusal why) {
        return new OrderedBatch(id, asOne, date, window, payments, ach, changed, why);
    }

    OrderedBatch moved(LocalDate day, @Nullable Refusal why) {
        return new OrderedBatch(id, asOne, day, window, payments, ach, why, refusal);
    }
}
