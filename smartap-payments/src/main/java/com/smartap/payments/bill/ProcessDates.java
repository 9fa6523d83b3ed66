package com.smartap.payments.bill;

import com.smartap.payments.nacha.FederalReserveCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The day on which BILL is to take the money. BILL counts business days of the United States; without a day it takes the
 * next one. A vendor's bank account is verified for two business days after it was entered.
 */
final class ProcessDates {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int VERIFICATION = 2;
    private final boolean always;

    /**
     * Process dates.
     *
     * @param always whether BILL has to be told a day even if nobody asked for one
     */
    ProcessDates(boolean always) {
        this.always = always;
    }

    /** Today, where BILL is. */
    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** Whether an account that was entered at a moment may still be under verification. */
    static boolean isFresh(Instant entered, Instant now) {
        return FederalReserveCalendar.plusBankingDays(today(entered), VERIFICATION)
                .isAfter(today(now));
    }

    /**
     * The day; empty to leave it to BILL.
     *
     * @param asked the day that the payer asked for, never earlier than today
     * @param fresh whether the vendor's bank account is new
     */
    Optional<LocalDate> of(@Nullable LocalDate asked, boolean fresh, Instant now) {
        LocalDate today = today(now);
        LocalDate earliest = fresh
                ? FederalReserveCalendar.plusBankingDays(today, VERIFICATION)
                : FederalReserveCalendar.sameOrNext(today.plusDays(1));
        if (asked == null && !always && !fresh) {
            return Optional.empty();
        }
        return Optional.of(
                asked == null || asked.isBefore(earliest) ? earliest : FederalReserveCalendar.sameOrNext(asked));
    }
}
