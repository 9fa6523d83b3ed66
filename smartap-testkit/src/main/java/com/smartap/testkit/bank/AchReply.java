package com.smartap.testkit.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that came back over the clearing house about an entry.
 *
 * @param payment the index of the payment
 * @param code such as {@code R03} or {@code C01}
 * @param day when it settled
 * @param number the number of its trace
 * @param data what a notification of change corrects
 * @param about the reply that this one refuses; null for returns and changes
 */
record AchReply(
        Planned.What what,
        int payment,
        String code,
        LocalDate day,
        int number,
        String data,
        @Nullable AchReply about) {}
