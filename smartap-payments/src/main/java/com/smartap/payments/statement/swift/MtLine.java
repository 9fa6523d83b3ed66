package com.smartap.payments.statement.swift;

import com.smartap.payments.statement.internal.BankDates;
import com.smartap.payments.statement.internal.FieldException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement line: {@code :61:}.
 *
 * @param amount money out is negative
 * @param valueDate the day from which it counts
 * @param bookingDate the day on which the bank booked it; it has no year, so that nearest to the value date is taken
 * @param clamped whether one of the dates does not exist and became the last of its month
 * @param reversal whether an earlier entry is taken back
 * @param expected whether it is only expected
 * @param type such as {@code NTRF}
 * @param reference our reference
 * @param bankReference the bank's reference
 * @param supplement text of the line after it
 */
record MtLine(
        BigDecimal amount,
        LocalDate valueDate,
        @Nullable LocalDate bookingDate,
        boolean clamped,
        boolean reversal,
        boolean expected,
        @Nullable String type,
        @Nullable String reference,
        @Nullable String bankReference,
        @Nullable String supplement) {
    // The letter after the mark is the third of the currency: D, R and 20 in "DR20,".
    private static final Pattern LINE = Pattern.compile(
            "([0-9]{6})([0-9]{4})?(RC|RD|EC|ED|C|D)([A-Z])?([0-9]{1,15}[,.][0-9]{0,5})([NFSnfs][A-Z0-9]{3})?(.*)");
    private static final int MAX_DIGITS = 15;
    /** What stands for no reference, or says under which word the information has it. */
    private static final Set<String> NO_REFERENCE = Set.of("NONREF", "EREF", "PREF", "KREF", "MARF", "IREF");

    static MtLine of(String value) throws FieldException {
        int end = value.indexOf('\n');
        String first = (end < 0 ? value : value.substring(0, end)).strip();
        Matcher matcher = LINE.matcher(first);
        if (!matcher.matches()) {
            throw new FieldException(
                    ":61:",
                    first,
                    "a value date, a mark (C, D, RC, RD) and an amount with a comma, such as 261121D125,50NTRF");
        }
        String value6 = matcher.group(1);
        int year = BankDates.year(value6);
        LocalDate valueDate = day(value6, year, value6.substring(2));
        boolean clamped = !exact(valueDate, value6.substring(2));
        LocalDate booked = null;
        if (matcher.group(2) != null) {
            booked = nearest(matcher.group(2), valueDate);
            clamped |= !exact(booked, matcher.group(2));
        }
        String mark = matcher.group(3);
        BigDecimal amount = amount(":61:", matcher.group(5));
        boolean credit = mark.equals("C") || mark.equals("RD") || mark.equals("EC");
        String references = matcher.group(7).strip();
        int slashes = references.indexOf("//");
        String own = slashes < 0 ? references : references.substring(0, slashes);
        return new MtLine(
                credit ? amount : amount.negate(),
                valueDate,
                booked == null ? valueDate : booked,
                clamped,
                mark.startsWith("R"),
                mark.startsWith("E"),
                matcher.group(6),
                own.isBlank() || own.endsWith("+") || NO_REFERENCE.contains(own) ? null : own,
                slashes < 0 ? null : references.substring(slashes + 2),
                end < 0 ? null : value.substring(end + 1).replace('\n', ' '));
    }

    static BigDecimal amount(String field, String text) throws FieldException {
        String plain = text.replace(',', '.');
        plain = plain.endsWith(".") ? plain + "0" : plain;
        if (plain.length() > MAX_DIGITS + 2) {
            throw new FieldException(field, text, "an amount of fifteen characters at the most");
        }
        return new BigDecimal(
                text.endsWith(",") || text.endsWith(".") ? plain.substring(0, plain.length() - 2) : plain);
    }

    /** The date of a month and day that lies nearest to another one, over the turn of the year both ways. */
    private static LocalDate nearest(String monthDay, LocalDate to) throws FieldException {
        LocalDate best = day(monthDay, to.getYear(), monthDay);
        for (int year : new int[] {to.getYear() - 1, to.getYear() + 1}) {
            LocalDate candidate = day(monthDay, year, monthDay);
            if (distance(candidate, to) < distance(best, to)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long distance(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private static LocalDate day(String text, int year, String monthDay) throws FieldException {
        return BankDates.clamped(
                ":61: date",
                text,
                year,
                Integer.parseInt(monthDay.substring(0, 2)),
                Integer.parseInt(monthDay.substring(2)));
    }

    private static boolean exact(LocalDate date, String monthDay) {
        return date.getDayOfMonth() == Integer.parseInt(monthDay.substring(2));
    }
}
