package com.smartap.payments.statement;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Gives a head and then the same piece again and again, for longer than anything in a file may be. */
final class EndlessStream extends InputStream {
    private static final int BLOCK = 1 << 15;

    private final byte[] head;
    private final byte[] block;
    private final long size;
    private long at;

    EndlessStream(String head, String piece, long size) {
        this.head = head.getBytes(StandardCharsets.UTF_8);
        block = piece.repeat(BLOCK / piece.length()).getBytes(StandardCharsets.UTF_8);
        this.size = size;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
        if (at >= size) {
            return -1;
        }
        byte[] from = at < head.length ? head : block;
        int start = (int) (at < head.length ? at : (at - head.length) % block.length);
        int given = Math.min(count, from.length - start);
        System.arraycopy(from, start, into, offset, given);
        at += given;
        return given;
    }
}
