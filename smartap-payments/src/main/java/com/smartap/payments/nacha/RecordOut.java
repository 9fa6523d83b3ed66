package com.smartap.payments.nacha;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records of 94 characters, filled field by field right into the bytes of the file. A value that does not fit is a fault of
 * the caller, which has checked before: it is never cut, since a cut number is another number.
 */
final class RecordOut {
    static final int LENGTH = 94;

    private static final int SIZE = 1 << 16;
    private static final int ROOM = 2 * LENGTH;

    private final OutputStream out;
    private final byte[] ending;
    private final byte[] bytes = new byte[SIZE];
    private int begin;
    private int at;
    private long records;

    RecordOut(OutputStream out, String ending) {
        this.out = out;
        this.ending = ending.getBytes(StandardCharsets.US_ASCII);
    }

    /** Letters and digits: on the left, filled with blanks. */
    RecordOut text(int width, String value) {
        return text(width, value, value.length());
    }

    /** A name: cut where it is too long, as every bank does it. */
    RecordOut name(int width, String value) {
        return text(width, value, Math.min(width, value.length()));
    }

    private RecordOut text(int width, String value, int length) {
        if (length > width) {
            throw misfit("a text of %d characters".formatted(length), width);
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (!AsciiText.isPrintable(c)) {
                throw misfit("a text with a character that is not printable ASCII", width);
            }
            bytes[at + i] = (byte) c;
        }
        Arrays.fill(bytes, at + length, at + width, (byte) ' ');
        at += width;
        return this;
    }

    /** A number: on the right, filled with zeros, without a sign. */
    RecordOut number(int width, long value) {
        long left = value;
        for (int i = at + width - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        if (value < 0 || left != 0) {
            throw misfit("the number " + value, width);
        }
        at += width;
        return this;
    }

    RecordOut blanks(int width) {
        return text(width, "");
    }

    /** The same character all over. */
    RecordOut all(char character) {
        Arrays.fill(bytes, at, at + LENGTH, (byte) character);
        at += LENGTH;
        return this;
    }

    /** Ends a record. */
    void end() throws IOException {
        if (at - begin != LENGTH) {
            throw new IllegalStateException("a record has %d characters instead of 94".formatted(at - begin));
        }
        for (byte one : ending) {
            bytes[at++] = one;
        }
        records++;
        begin = at;
        if (at > SIZE - ROOM) {
            flush();
        }
    }

    /** How many records have ended. */
    long records() {
        return records;
    }

    /** Hands on the records that have ended. */
    void flush() throws IOException {
        out.write(bytes, 0, begin);
        begin = 0;
        at = 0;
    }

    private IllegalStateException misfit(String what, int width) {
        return new IllegalStateException(
                "%s does not fit the field at position %d of %d".formatted(what, at - begin + 1, width));
    }
}
