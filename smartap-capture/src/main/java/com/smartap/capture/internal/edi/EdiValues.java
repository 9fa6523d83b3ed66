package com.smartap.capture.internal.edi;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers and dates as interchanges write them. */
final class EdiValues {
    /** Both marks are decimal marks, whatever {@code UNA} says, since thousands are never marked. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d{1,30}(?:[.,]\\d{0,12})?|[.,]\\d{1,12})-?");

    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final int CENTURY_TURN = 70;

    private EdiValues() {}

    static Optional<BigDecimal> decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return Optional.empty();
        }
        boolean behind = text.endsWith("-");
        String digits = (behind ? text.substring(0, text.length() - 1) : text).replace(',', '.');
        BigDecimal value = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        return Optional.of(behind ? value.negate() : value);
    }

    /** An X12 number of type N2: the last two digits are decimals; a number that has a point says so itself. */
    static Optional<BigDecimal> impliedCents(String text) {
        return decimal(text).map(value -> text.matches(".*[.,].*") ? value : value.movePointLeft(2));
    }

    static Optional<Long> whole(String text) {
        return WHOLE.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** {@code CCYYMMDD}, with or without a time behind, or {@code YYMMDD}; empty if there is no such day. */
    static Optional<LocalDate> date(String digits) {
        if (!WHOLE.matcher(digits).matches()) {
            return Optional.empty();
        }
        boolean shortYear = digits.length() == 6;
        if (!shortYear && digits.length() < 8) {
            return Optional.empty();
        }
        int yearDigits = shortYear ? 2 : 4;
        int year = number(digits, 0, yearDigits);
        if (shortYear) {
            year += year < CENTURY_TURN ? 2000 : 1900;
        }
        try {
            return Optional.of(LocalDate.of(
                    year, number(digits, yearDigits, yearDigits + 2), number(digits, yearDigits + 2, yearDigits + 4)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** EDIFACT's date with its format: 102, 203, 204, 101, 201, 2, 4 or, from a period (718), the end. */
    static Optional<LocalDate> date(String value, String format) {
        if (format.startsWith("71") && value.length() >= 16) {
            return date(value.substring(value.length() - 8));
        }
        if ((format.equals("101") || format.equals("201")) && value.length() >= 6) {
            return date(value.substring(0, 6));
        }
        boolean dayFirst = format.equals("2") && value.length() == 6 || format.equals("4") && value.length() == 8;
        return date(dayFirst ? value.substring(4) + value.substring(2, 4) + value.substring(0, 2) : value);
    }

    private static int number(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
