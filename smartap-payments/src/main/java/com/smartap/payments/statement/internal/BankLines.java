package com.smartap.payments.statement.internal;

import com.smartap.spi.payment.ReadProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text file of a stranger, one in memory at a time. Lines end with LF, CRLF or CR. The encoding is found
 * by looking: UTF-16 by its mark or its zeros, UTF-8 where every line is valid UTF-8, otherwise Windows-1252, of which
 * ISO-8859-1 is a part. A file that holds lines of both is a problem, since one of the two is read wrongly.
 */
public final class BankLines {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int BUFFER = 1 << 16;
    private static final int PIECE = 4096;

    private final InputStream in;
    private final int maxLength;
    private final Feed feed;
    private final byte mark;
    private final int fixed;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int limit;
    private byte[] line = new byte[256];
    private int length;
    private int number;
    private boolean ascii;
    private boolean terminated = true;
    private boolean afterReturn;
    private @Nullable Charset found;
    private boolean told;
    private boolean unbroken;
    private boolean pieceCame;

    /**
     * The lines of a file.
     *
     * @param in not closed
     * @param maxLength the bytes that a line may have; a longer one is an error
     * @param feed gets the problem of mixed encodings
     */
    public BankLines(InputStream in, int maxLength, Feed feed) throws IOException {
        this(in, maxLength, feed, (byte) 0, 0);
    }

    private BankLines(InputStream in, int maxLength, Feed feed, byte mark, int fixed) throws IOException {
        this.in = TextBytes.of(in);
        this.maxLength = maxLength;
        this.feed = feed;
        this.mark = mark;
        this.fixed = fixed;
    }

    /** The lines of a file whose lines may be as long as the file; long ones come in pieces that end with a mark. */
    public static BankLines inPieces(InputStream in, int maxLength, Feed feed, char mark) throws IOException {
        return new BankLines(in, maxLength, feed, (byte) mark, 0);
    }

    /** The lines of a file of records of one length, with ends of lines between them or without. */
    public static BankLines ofRecords(InputStream in, int maxLength, Feed feed, int length) throws IOException {
        return new BankLines(in, maxLength, feed, (byte) 0, length);
    }

    /** The next line, without its end; null after the last. */
    public @Nullable String next() throws IOException {
        length = 0;
        ascii = true;
        number += pieceCame ? 0 : 1;
        pieceCame = false;
        while (true) {
            if (at == limit && !fill()) {
                if (length == 0) {
                    return null;
                }
                terminated = false;
                return text();
            }
            if (afterReturn) {
                afterReturn = false;
                if (buffer[at] == '\n') {
                    at++;
                    continue;
                }
            }
            int end = at;
            byte all = 0;
            int full = fixed > 0 && (unbroken || number == 1) ? at + fixed - length : Integer.MAX_VALUE;
            int piece = mark != 0 ? at + PIECE - length : Integer.MAX_VALUE;
            boolean whole = false;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                if (end == full && (unbroken || buffer[end] != ' ')) {
                    unbroken = true;
                    whole = true;
                    break;
                }
                all |= buffer[end++];
                if (end > piece && buffer[end - 1] == mark) {
                    pieceCame = true;
                    whole = true;
                    break;
                }
            }
            ascii &= all >= 0;
            take(end - at);
            at = end;
            if (whole) {
                return text();
            }
            if (at < limit) {
                afterReturn = buffer[at++] == '\r';
                terminated = true;
                return text();
            }
        }
    }

    /** The number of the line that came last, from 1. */
    public int number() {
        return number;
    }

    /** The position of the line that came last. */
    public String position() {
        return "line " + number;
    }

    /** Whether the line that came last had an end. */
    public boolean terminated() {
        return terminated;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private void take(int count) {
        if (length + count > maxLength) {
            throw new ReadProblem(position(), "the line has more than %d characters".formatted(maxLength)).exception();
        }
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
        }
        System.arraycopy(buffer, at, line, length, count);
        length += count;
    }

    private String text() {
        if (ascii) {
            return new String(line, 0, length, StandardCharsets.ISO_8859_1);
        }
        String unicode = asUtf8();
        Charset charset = unicode == null ? WINDOWS : StandardCharsets.UTF_8;
        if (found != null && !found.equals(charset) && !told) {
            told = true;
            feed.problem(
                    position(),
                    "the file mixes encodings: this line is %s, an earlier one is %s".formatted(charset, found));
        }
        found = found == null ? charset : found;
        return unicode == null ? new String(line, 0, length, WINDOWS) : unicode;
    }

    private @Nullable String asUtf8() {
        try {
            return utf8.decode(ByteBuffer.wrap(line, 0, length)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
