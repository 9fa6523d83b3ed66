package com.smartap.payments.statement.nacha;

import com.smartap.payments.statement.internal.BankDates;
import com.smartap.payments.statement.internal.FieldException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A batch header.
 *
 * @param serviceClass 200, 220, 225 or 280
 * @param company the company's identification
 * @param entryClass such as {@code CCD}
 * @param description what the entries are for
 * @param effective the day that was asked for
 * @param settlement the day on which the operator settled, from its number in the year
 * @param bank the first eight digits of the originating bank
 * @param number the number of the batch
 */
record NachaBatch(
        String serviceClass,
        String company,
        String entryClass,
        String description,
        @Nullable LocalDate effective,
        @Nullable LocalDate settlement,
        String bank,
        String number) {
    static NachaBatch of(NachaRecord header, LocalDate fileDate) {
        LocalDate effective = dateOrNull(header.text(70, 75));
        return new NachaBatch(
                header.raw(2, 4),
                header.text(41, 50),
                header.text(51, 53),
                header.text(54, 63),
                effective,
                dayOfYear(header.text(76, 78), effective == null ? fileDate : effective),
                header.raw(80, 87),
                header.raw(88, 94));
    }

    boolean isAdvice() {
        return serviceClass.equals("280") || entryClass.equals("ADV");
    }

    boolean isCrossBorder() {
        return entryClass.equals("IAT");
    }

    /** Whether the entry's name makes room for the number of its addenda. */
    boolean countsAddenda() {
        return entryClass.equals("CTX") || entryClass.equals("ATX");
    }

    /** The addenda that an entry may have. */
    int maxAddenda() {
        return switch (entryClass) {
            case "CTX", "ATX", "ENR" -> 9999;
            case "IAT" -> 12;
            case "TEL", "ARC", "BOC", "POP", "RCK" -> 1; // returns of them have one
            default -> 2;
        };
    }

    static @Nullable LocalDate dateOrNull(String text) {
        try {
            return text.isEmpty() ? null : BankDates.of("date", text);
        } catch (FieldException e) {
            return null;
        }
    }

    /** The day of a year that lies nearest to another day; null if it is none. */
    static @Nullable LocalDate dayOfYear(String text, LocalDate near) {
        if (text.length() != 3 || !BankDates.isNumber(text) || text.equals("000") || Integer.parseInt(text) > 366) {
            return null;
        }
        int day = Integer.parseInt(text);
        LocalDate best = null;
        for (int year = near.getYear() - 1; year <= near.getYear() + 1; year++) {
            LocalDate candidate = LocalDate.of(year, 1, 1).plusDays(day - 1L);
            if (best == null || distance(candidate, near) < distance(best, near)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }
}
