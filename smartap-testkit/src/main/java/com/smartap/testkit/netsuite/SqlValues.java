package com.smartap.testkit.netsuite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values of SuiteQL: texts, numbers, days, and moments shown in the account's time zone. */
final class SqlValues {
    private static final DateTimeFormatter USER_DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private final ZoneId zone;

    SqlValues(ZoneId zone) {
        this.zone = zone;
    }

    /** One form for numbers and booleans, so that equal values are equal. */
    static Object comparable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        return value instanceof Boolean flag ? (flag ? "T" : "F") : value;
    }

    int compare(Object left, Object right) {
        Object one = comparable(left);
        Object other = comparable(right);
        if (one instanceof BigDecimal number && other instanceof String text) {
            return number.compareTo(number(text));
        }
        if (one instanceof String text && other instanceof BigDecimal number) {
            return number(text).compareTo(number);
        }
        if (one instanceof Instant
                || other instanceof Instant
                || one instanceof LocalDate
                || other instanceof LocalDate) {
            return moment(one).compareTo(moment(other));
        }
        if (one instanceof BigDecimal a && other instanceof BigDecimal b) {
            return a.compareTo(b);
        }
        return String.valueOf(one).compareTo(String.valueOf(other));
    }

    /** A value as an answer shows it: days and moments in the user's own format, which has no time of day. */
    Object shown(Object value) {
        if (value instanceof Instant instant) {
            return USER_DATE.format(instant.atZone(zone).toLocalDate());
        }
        if (value instanceof LocalDate day) {
            return USER_DATE.format(day);
        }
        return value instanceof Boolean flag ? (flag ? "T" : "F") : value;
    }

    /** The text of a value; numbers are plain. */
    static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }

    String toChar(Object value, String format) {
        if (value instanceof Instant instant) {
            return formatter(format).format(instant.atZone(zone).toLocalDateTime());
        }
        if (value instanceof LocalDate day) {
            return formatter(format).format(day.atStartOfDay());
        }
        throw NsFault.query("TO_CHAR needs a date");
    }

    Instant toTimestamp(String text, String format) {
        try {
            return LocalDateTime.parse(text, formatter(format)).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw NsFault.query("literal does not match format string: '%s' is not '%s'".formatted(text, format));
        }
    }

    LocalDate toDate(String text, String format) {
        try {
            return LocalDate.parse(text, formatter(format));
        } catch (DateTimeException e) {
            throw NsFault.query("literal does not match format string: '%s' is not '%s'".formatted(text, format));
        }
    }

    static BigDecimal number(@Nullable Object value) {
        try {
            return new BigDecimal(String.valueOf(value));
        } catch (NumberFormatException e) {
            throw NsFault.query("invalid number '%s'".formatted(value));
        }
    }

    static Object calculate(String operator, Object left, Object right) {
        return switch (operator) {
            case "+" -> number(left).add(number(right));
            case "-" -> number(left).subtract(number(right));
            case "*" -> number(left).multiply(number(right));
            case "/" -> number(left).divide(number(right), 10, RoundingMode.HALF_UP);
            default -> String.valueOf(left) + right;
        };
    }

    /** Plain texts are read in the user's format: whoever means another one has to say so. */
    private Instant moment(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }
        try {
            return LocalDate.parse(String.valueOf(value), USER_DATE)
                    .atStartOfDay(zone)
                    .toInstant();
        } catch (DateTimeException e) {
            throw NsFault.query("Parse of date/time \"%s\" failed with date format \"M/D/YYYY\"".formatted(value));
        }
    }

    private static DateTimeFormatter formatter(String format) {
        String pattern = format.replace("\"T\"", "'T'")
                .replace("YYYY", "uuuu")
                .replace("MM", "MM")
                .replace("DD", "dd")
                .replace("HH24", "HH")
                .replace("MI", "mm")
                .replace("SS", "ss");
        if (!pattern.matches("[uMdHms:' T./-]+")) {
            throw NsFault.query("date format '%s' is not recognized".formatted(format));
        }
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }
}
