package com.smartap.archive.internal.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;

/**
 * The bytes that a signature covers: all from the first to {@code end}, but for its own contents between {@code open}
 * and {@code after}.
 */
record ByteRange(int open, int after, int end) {
    private static final byte[] EOF = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CONTENTS = "/Contents".getBytes(StandardCharsets.US_ASCII);
    private static final String[] ONCE = {"/Contents", "/ByteRange", "/SubFilter"};

    /** Reads and checks the range of a signature; what is wrong with it is added to {@code problems}. */
    static Optional<ByteRange> of(COSDictionary signature, byte[] file, List<String> problems) {
        COSArray array = signature.getCOSArray(COSName.BYTERANGE);
        if (array == null || array.size() != 4) {
            problems.add("The signature does not say which bytes it covers.");
            return Optional.empty();
        }
        int[] range = new int[4];
        for (int i = 0; i < 4; i++) {
            range[i] = array.getInt(i, -1);
        }
        if (range[0] != 0) {
            problems.add("The signature does not cover the beginning of the file.");
            return Optional.empty();
        }
        boolean inOrder =
                range[1] > 0 && range[2] > range[1] + 1 && range[3] > 0 && (long) range[2] + range[3] <= file.length;
        if (!inOrder) {
            problems.add("The signature covers bytes that are not there; the file may be cut off.");
            return Optional.empty();
        }
        return Optional.of(new ByteRange(range[1], range[2], range[2] + range[3]));
    }

    /** What lies in the gap, which has to be the signature's contents and nothing else; empty with a problem if not. */
    Optional<byte[]> contents(COSDictionary signature, byte[] file, List<String> problems) {
        int close = after - 1;
        COSBase contents = signature.getDictionaryObject(COSName.CONTENTS);
        boolean framed = file[open] == '<' && file[close] == '>' && (close - open - 1) % 2 == 0 && isKeyBefore(file);
        for (int i = open + 1; framed && i < close; i++) {
            framed = Character.digit(file[i], 16) >= 0;
        }
        if (!framed || !(contents instanceof COSString string)) {
            problems.add("The bytes that the signature leaves out are not just the signature.");
            return Optional.empty();
        }
        byte[] gap = HexFormat.of().parseHex(new String(file, open + 1, close - open - 1, StandardCharsets.US_ASCII));
        if (!Arrays.equals(gap, string.getBytes())) {
            problems.add("The bytes that the signature leaves out are not this signature.");
            return Optional.empty();
        }
        return Optional.of(gap);
    }

    private boolean isKeyBefore(byte[] file) {
        int at = open - 1;
        while (at > 0 && Character.isWhitespace(file[at])) {
            at--;
        }
        int from = at + 1 - CONTENTS.length;
        return from >= 0 && Arrays.equals(file, from, at + 1, CONTENTS, 0, CONTENTS.length);
    }

    /**
     * Whether the object that begins at {@code offset} is the one around the gap and names its entries once: two of the
     * same would let one reader see what another does not.
     */
    boolean isWithin(byte[] file, long offset) {
        if (offset < 0 || offset >= open) {
            return false;
        }
        int from = (int) offset;
        int to = after;
        byte[] end = "endobj".getBytes(StandardCharsets.US_ASCII);
        while (to + end.length <= file.length && !Arrays.equals(file, to, to + end.length, end, 0, end.length)) {
            to++;
        }
        String around = new String(file, from, open - from, StandardCharsets.ISO_8859_1)
                + new String(file, after, to - after, StandardCharsets.ISO_8859_1);
        for (String key : ONCE) {
            int first = around.indexOf(key);
            if (first < 0 || around.indexOf(key, first + key.length()) >= 0) {
                return false;
            }
        }
        return around.indexOf("endobj") < 0;
    }

    /** Whether the range ends where a PDF ends. */
    boolean endsAtEnd(byte[] file) {
        int at = end;
        while (at > 0 && (file[at - 1] == '\n' || file[at - 1] == '\r')) {
            at--;
        }
        return end - at <= 2 && at >= EOF.length && Arrays.equals(file, at - EOF.length, at, EOF, 0, EOF.length);
    }

    /** Digests what is covered. */
    byte[] digest(byte[] file, MessageDigest digest) {
        digest.update(file, 0, open);
        digest.update(file, after, end - after);
        return digest.digest();
    }
}
