package com.smartap.testkit.bank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** One record of an ACH file. Columns are counted from 1 and include both ends. */
final class AchLine {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Of what breaks the form of a record and nothing more special. */
    static final String EDIT = "R17";

    private final int number;
    private final String text;

    AchLine(int number, String text) {
        this.number = number;
        this.text = text;
    }

    char type() {
        return text.charAt(0);
    }

    boolean isFiller() {
        return text.chars().allMatch(c -> c == '9');
    }

    int number() {
        return number;
    }

    String raw(int from, int to) {
        return text.substring(from - 1, to);
    }

    /** A text: on the left, filled with blanks. */
    String text(int from, int to) throws AchFormatException {
        String raw = raw(from, to);
        check(!raw.startsWith(" ") || raw.isBlank(), from, to, "must be left-aligned");
        return raw.stripTrailing();
    }

    String present(int from, int to) throws AchFormatException {
        String value = text(from, to);
        check(!value.isEmpty(), "R26", from, to, "must not be blank");
        return value;
    }

    /** A number: every column a digit. */
    long number(int from, int to) throws AchFormatException {
        String raw = raw(from, to);
        check(raw.matches("[0-9]+"), from, to, "must be digits only, filled with zeros");
        return Long.parseLong(raw);
    }

    LocalDate date(int from, int to) throws AchFormatException {
        number(from, to);
        try {
            return LocalDate.parse(raw(from, to), DATE);
        } catch (DateTimeException e) {
            check(false, "R18", from, to, "must be a date YYMMDD");
            throw new IllegalStateException(e);
        }
    }

    void is(int from, int to, String expected) throws AchFormatException {
        check(raw(from, to).equals(expected), from, to, "must be \"" + expected + "\"");
    }

    void states(int from, int to, long expected, String what) throws AchFormatException {
        long stated = number(from, to);
        check(stated == expected, from, to, "states a wrong " + what + ": should be " + expected);
    }

    void blank(int from, int to) throws AchFormatException {
        check(raw(from, to).isBlank(), from, to, "must be blank");
    }

    void check(boolean rule, int from, int to, String message) throws AchFormatException {
        check(rule, EDIT, from, to, message);
    }

    /** With a return code of its own for what is broken. */
    void check(boolean rule, String code, int from, int to, String message) throws AchFormatException {
        if (!rule) {
            throw new AchFormatException(code, "line %d, columns %d-%d %s".formatted(number, from, to, message));
        }
    }
}
