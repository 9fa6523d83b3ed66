package com.smartap.payments.statement.nacha;

import com.smartap.payments.statement.internal.FieldException;
import org.jspecify.annotations.Nullable;

/** A record of 94 characters; positions are counted from 1, both ends included. */
final class NachaRecord {
    static final int LENGTH = 94;

    private final String text;
    private final int line;

    private NachaRecord(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /** The record of a line; blanks that were cut off its end are put back. */
    static NachaRecord of(String line, int number) throws FieldException {
        if (line.length() == LENGTH) {
            return new NachaRecord(line, number);
        }
        if (line.length() > LENGTH) {
            if (!line.substring(LENGTH).isBlank()) {
                throw new FieldException("has a record of %d characters; records have 94".formatted(line.length()));
            }
            return new NachaRecord(line.substring(0, LENGTH), number);
        }
        return new NachaRecord(line + " ".repeat(LENGTH - line.length()), number);
    }

    char type() {
        return text.charAt(0);
    }

    String position() {
        return "line " + line;
    }

    /** Whether the record only fills up the last block. */
    boolean isFiller() {
        for (int i = 0; i < LENGTH; i++) {
            if (text.charAt(i) != '9') {
                return false;
            }
        }
        return true;
    }

    /** A field as it stands. */
    String raw(int from, int to) {
        return text.substring(from - 1, to);
    }

    /** A field without blanks around it. */
    String text(int from, int to) {
        return raw(from, to).strip();
    }

    /** A field without blanks around it; null if it is blank. */
    @Nullable
    String textOrNull(int from, int to) {
        String value = text(from, to);
        return value.isEmpty() ? null : value;
    }

    /** A field of digits. */
    long number(String field, int from, int to) throws FieldException {
        long value = 0;
        for (int i = from - 1; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw new FieldException("%s (%s) must be %d digits; columns %d-%d"
                        .formatted(field, FieldException.shown(raw(from, to)), to - from + 1, from, to));
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
