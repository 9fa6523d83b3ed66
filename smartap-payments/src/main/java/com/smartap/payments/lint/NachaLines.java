package com.smartap.payments.lint;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a file into lines of bounded length, and looks at their ends and characters. */
final class NachaLines {
    private static final int LONGEST = 1000;
    private static final char END_OF_FILE = 0x1A;

    private final InputStream in;
    private final Findings findings;
    private final byte[] buffer = new byte[1 << 16];
    private final StringBuilder text = new StringBuilder(NachaLine.WIDTH);
    private int at;
    private int end;
    private long number;
    private long records;
    private boolean unbroken;
    private boolean crlf;
    private boolean lf;

    NachaLines(InputStream in, Findings findings) {
        this.in = in;
        this.findings = findings;
    }

    /** How many records there were so far. */
    long count() {
        return records;
    }

    /** The number of the line that came last. */
    long number() {
        return number;
    }

    /** The next record of 94 columns; those of other lengths are told and mended with blanks. Null at the end. */
    @Nullable
    NachaLine next() throws IOException {
        int length = line();
        while (length == 0 && !findings.isFull()) {
            findings.error("NACHA_LENGTH", () -> "line " + number, "The line is empty. Maybe leave it out.");
            length = line();
        }
        if (length < 0) {
            return null;
        }
        if (length == 1 && text.charAt(0) == END_OF_FILE && peek() < 0) {
            findings.warning(
                    "NACHA_CHARACTER",
                    () -> "line " + number,
                    "The file ends with a mark (0x1A), which is no record. Maybe leave it out.");
            return null;
        }
        records++;
        check(length);
        return new NachaLine(number, text.toString(), findings);
    }

    /** Takes a line without its end, and returns its length; -1 at the end of the file. */
    private int line() throws IOException {
        text.setLength(0);
        int one = read();
        if (one < 0) {
            return -1;
        }
        number++;
        int length = 0;
        while (one >= 0 && one != '\n') {
            length++;
            if (text.length() < LONGEST) {
                text.append((char) one);
            }
            if (isWhole(length)) {
                return length;
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
        return length;
    }

    /** Whether a record ends without an end of line, as those of mainframes do: the second one begins right after the first. */
    private boolean isWhole(int length) throws IOException {
        if (length != NachaLine.WIDTH) {
            return false;
        }
        if (number == 1 && peek() == '5' && text.charAt(0) == '1') {
            unbroken = true;
            findings.warning(
                    "NACHA_LINE_ENDING",
                    () -> "line 1",
                    "The records have no ends of lines, and are counted as lines here. Maybe end each with CRLF or LF.");
        }
        return unbroken && peek() != '\r' && peek() != '\n';
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
                            .formatted(length, length < 94 ? " Maybe fill it with blanks on the right." : ""));
        }
        if (text.length() > NachaLine.WIDTH) {
            text.setLength(NachaLine.WIDTH);
        }
        while (text.length() < NachaLine.WIDTH) {
            text.append(' ');
        }
    }

    private int read() throws IOException {
        int one = peek();
        at += one < 0 ? 0 : 1;
        return one;
    }

    private int peek() throws IOException {
        if (at == end) {
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            at = 0;
        }
        return at < end ? buffer[at] & 0xFF : -1;
    }
}
