package com.smartap.payments.statement.internal;

import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Takes the byte order mark off a text, and turns UTF-16 into UTF-8; bytes of other encodings stay as they are. */
final class TextBytes extends InputStream {
    private static final int CHUNK = 4096;

    private final InputStreamReader reader;
    private final char[] chars = new char[CHUNK];
    private byte[] bytes = new byte[0];
    private int at;
    private char high;

    private TextBytes(InputStream in, Charset charset) {
        reader = new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    static InputStream of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(4);
        int first = unsigned(head, 0);
        int second = unsigned(head, 1);
        if (first == 0xEF && second == 0xBB && unsigned(head, 2) == 0xBF) {
            return whole(head, 3, in);
        }
        if (first == 0xFE && second == 0xFF) {
            return new TextBytes(whole(head, 2, in), StandardCharsets.UTF_16BE);
        }
        if (first == 0xFF && second == 0xFE) {
            return new TextBytes(whole(head, 2, in), StandardCharsets.UTF_16LE);
        }
        if (first == 0 && second > 0 && unsigned(head, 2) == 0) {
            return new TextBytes(whole(head, 0, in), StandardCharsets.UTF_16BE);
        }
        if (first > 0 && second == 0 && unsigned(head, 3) == 0) {
            return new TextBytes(whole(head, 0, in), StandardCharsets.UTF_16LE);
        }
        return whole(head, 0, in);
    }

    /** The text of the first bytes of a file, whatever their encoding; a mark is taken off. */
    static String head(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        for (String mark : new String[] {"\u00EF\u00BB\u00BF", "\u00FE\u00FF", "\u00FF\u00FE"}) {
            if (text.startsWith(mark)) {
                return text.substring(mark.length());
            }
        }
        return text;
    }

    private static int unsigned(byte[] head, int index) {
        return index < head.length ? head[index] & 0xFF : -1;
    }

    private static InputStream whole(byte[] head, int from, InputStream in) {
        return new Whole(Arrays.copyOfRange(head, from, head.length), in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
        while (at == bytes.length) {
            if (!convert()) {
                return -1;
            }
        }
        int given = Math.min(count, bytes.length - at);
        System.arraycopy(bytes, at, into, offset, given);
        at += given;
        return given;
    }

    private boolean convert() throws IOException {
        try {
            int from = high == 0 ? 0 : 1;
            chars[0] = high;
            int count = reader.read(chars, from, chars.length - from);
            if (count < 0) {
                return false;
            }
            int total = count + from;
            high = 0;
            if (Character.isHighSurrogate(chars[total - 1])) {
                high = chars[--total];
            }
            bytes = new String(chars, 0, total).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        } catch (CharacterCodingException e) {
            throw new ReadProblem("", "the file begins as UTF-16 and goes on as something else").exception();
        }
    }

    /** Bytes that were read, and the stream they came from, which stays open. */
    private static final class Whole extends InputStream {
        private final byte[] head;
        private final InputStream rest;
        private int at;

        Whole(byte[] head, InputStream rest) {
            this.head = head;
            this.rest = rest;
        }

        @Override
        public int read() throws IOException {
            return at < head.length ? head[at++] & 0xFF : rest.read();
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            if (at == head.length) {
                return rest.read(into, offset, count);
            }
            int given = Math.min(count, head.length - at);
            System.arraycopy(head, at, into, offset, given);
            at += given;
            return given;
        }
    }
}
