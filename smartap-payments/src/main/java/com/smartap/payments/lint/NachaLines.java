package com.smartap.payments.lint;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a file into lines of bounded length, and looks at their ends and characters. */
final class NachaLines {
    private static final int LONGEST = 1000;

    private final InputStream in;
    private final Findings findings;
    private final byte[] buffer = new byte[1 << 16];
    private final StringBuilder text = new StringBuilder(NachaLine.WIDTH);
    private int at;
    private int end;
    private long number;
    private boolean crlf;
    private boolean lf;

    NachaLines(InputStream in, Findings findings) {
        this.in = in;
        this.findings = findings;
    }

    /** How many lines there were so far. */
    long count() {
        return number;
    }

    /** The next line of 94 columns; lines of other lengths are told and mended with blanks. Null at the end. */
    @Nullable
    NachaLine next() throws IOException {
        text.setLength(0);
        int one = read();
        if (one < 0) {
            return null;
        }
        number++;
        int length = 0;
        while (one >= 0 && one != '\n') {
            length++;
            if (text.length() < LONGEST) {
                text.append((char) one);
            }
            one = read();
        }
        if (one == '\n') {
            length -= ending();
        }
        if (number == 1 && text.length() > 3 && text.charAt(0) == 0xEF && text.charAt(1) == 0xBB) {
            findings.error(
                    "NACHA_CHARACTER",
                    () -> "line 1, columns 1-3",
                    "The file begins with a byte order mark. Maybe write it as ASCII.");
            text.delete(0, 3);
            length -= 3;
        }
        check(length);
        return new NachaLine(number, text.toString(), findings);
    }

    /** Returns how many characters belong to the line's end, besides the line feed. */
    private int ending() {
        int last = text.length() - 1;
        boolean carriage = last >= 0 && text.charAt(last) == '\r';
        if (carriage) {
            text.setLength(last);
        }
        if (carriage ? lf : crlf) {
            if (!(crlf && lf)) {
                findings.warning(
                        "NACHA_LINE_ENDING",
                        () -> "line " + number,
                        "The file mixes CRLF and LF. Maybe write one of them throughout.");
            }
            crlf = true;
            lf = true;
        } else if (carriage) {
            crlf = true;
        } else {
            lf = true;
        }
        return carriage ? 1 : 0;
    }

    private void check(int length) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c > 0x7E) {
                int column = i + 1;
                findings.error(
                        "NACHA_CHARACTER",
                        () -> "line %d, column %d".formatted(number, column),
                        "A character (0x%02X) is not printable ASCII. Maybe fold accents, and write one byte for each column."
                                .formatted((int) c));
                break;
            }
        }
        if (length != NachaLine.WIDTH) {
            findings.error(
                    "NACHA_LENGTH",
                    () -> "line " + number,
                    "The record has %d columns instead of 94.%s"
                            .formatted(
                                    length,
                                    length > 94 && length % 94 == 0 && number == 1
                                            ? " Maybe end each record with CRLF or LF."
                                            : length < 94 ? " Maybe fill it with blanks on the right." : ""));
        }
        if (text.length() > NachaLine.WIDTH) {
            text.setLength(NachaLine.WIDTH);
        }
        while (text.length() < NachaLine.WIDTH) {
            text.append(' ');
        }
    }

    private int read() throws IOException {
        if (at == end) {
            end = in.read(buffer, 0, buffer.length);
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at++] & 0xFF;
    }
}
