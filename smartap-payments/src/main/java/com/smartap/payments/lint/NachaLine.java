package com.smartap.payments.lint;

import com.smartap.payments.check.RoutingNumber;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One record of a NACHA file. Columns are counted from 1 and include both ends; what is said of them is told to the findings
 * with line and columns.
 */
final class NachaLine {
    static final int WIDTH = 94;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final long number;
    private final String text;
    private final Findings findings;

    NachaLine(long number, String text, Findings findings) {
        this.number = number;
        this.text = text;
        this.findings = findings;
    }

    char type() {
        return text.charAt(0);
    }

    boolean isFiller() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '9') {
                return false;
            }
        }
        return true;
    }

    /** The columns as they are. */
    String raw(int from, int to) {
        return text.substring(from - 1, to);
    }

    boolean is(int from, int to, String expected) {
        return text.regionMatches(from - 1, expected, 0, to - from + 1);
    }

    boolean isBlank(int from, int to) {
        for (int i = from - 1; i < to; i++) {
            if (text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    boolean isNumber(int from, int to) {
        for (int i = from - 1; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** A number; -1, and an error, if a column is no digit. */
    long number(String rule, int from, int to, String what) {
        if (!isNumber(from, to)) {
            error(
                    rule,
                    from,
                    to,
                    "%s (%s) must be digits only, filled with zeros on the left.".formatted(what, raw(from, to)));
            return -1;
        }
        return value(from, to);
    }

    /** The number in columns that hold digits only. */
    long value(int from, int to) {
        long value = 0;
        for (int i = from - 1; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    /** Checks a number against what it should be. */
    void states(String rule, int from, int to, long expected, String what) {
        long stated = number(rule, from, to, what);
        if (stated >= 0 && stated != expected) {
            String should = "%%0%dd".formatted(to - from + 1).formatted(expected);
            error(
                    rule,
                    from,
                    to,
                    "%s is %s, but should be %s. Maybe write that.".formatted(what, raw(from, to), should));
        }
    }

    /** Checks columns against a fixed text. */
    void must(String rule, int from, int to, String expected, String what) {
        if (!is(from, to, expected)) {
            error(rule, from, to, "%s (%s) must be \"%s\".".formatted(what, raw(from, to), expected));
        }
    }

    void present(String rule, int from, int to, String what) {
        if (isBlank(from, to)) {
            error(rule, from, to, what + " must not be blank.");
        } else if (text.charAt(from - 1) == ' ') {
            warning(rule, from, to, what + " should begin in column " + from + ", filled with blanks on the right.");
        }
    }

    void blank(String rule, int from, int to, String what) {
        if (!isBlank(from, to)) {
            warning(rule, from, to, what + " should be blank.");
        }
    }

    /** A routing number of nine digits, with its check digit. */
    void routing(String rule, int from, int to, String what) {
        Optional<String> problem = RoutingNumber.problem(raw(from, to));
        problem.ifPresent(message -> error(rule, from, to, what + " " + message + (message.endsWith(".") ? "" : ".")));
    }

    /** A day; null, and an error, if it is none. */
    @Nullable
    LocalDate date(String rule, int from, int to, String what) {
        try {
            return LocalDate.parse(raw(from, to), DATE);
        } catch (DateTimeException e) {
            error(rule, from, to, "%s (%s) must be a date YYMMDD.".formatted(what, raw(from, to)));
            return null;
        }
    }

    void error(String rule, int from, int to, String message) {
        findings.error(rule, () -> at(from, to), message);
    }

    void warning(String rule, int from, int to, String message) {
        findings.warning(rule, () -> at(from, to), message);
    }

    void info(String rule, int from, int to, String message) {
        findings.info(rule, () -> at(from, to), message);
    }

    private String at(int from, int to) {
        return from == to
                ? "line %d, column %d".formatted(number, from)
                : "line %d, columns %d-%d".formatted(number, from, to);
    }
}
