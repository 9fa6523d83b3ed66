package com.smartap.payments.statement;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gives a head and then the same piece again and again, for longer than anything in a file may be. */
final class EndlessStream extends InputStream {
    private final byte[] head;
    private final byte[] piece;
    private final long size;
    private long at;

    EndlessStream(String head, String piece, long size) {
        this.head = head.getBytes(StandardCharsets.UTF_8);
        this.piece = piece.getBytes(StandardCharsets.UTF_8);
        this.size = size;
    }

    @Override
    public int read() {
        if (at >= size) {
            return -1;
        }
        int index = (int) Math.min(at, head.length);
        byte one = index < head.length ? head[index] : piece[(int) ((at - head.length) % piece.length)];
        at++;
        return one & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        int given = 0;
        for (; given < count; given++) {
            int one = read();
            if (one < 0) {
                return given == 0 ? -1 : given;
            }
            into[offset + given] = (byte) one;
        }
        return given;
    }
}
