package com.smartap.payments.lint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends reading where a file goes on for long without anything that the XML reader could report. */
final class TokenGuard extends FilterInputStream {
    private static final int MOST = 1 << 20;

    private long sinceEvent;
    private boolean tripped;

    TokenGuard(InputStream in) {
        super(in);
    }

    /** The XML reader is about to go on. */
    void event() {
        sinceEvent = 0;
    }

    boolean tripped() {
        return tripped;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return tripped ? -1 : one;
    }

    /** Small pieces, so that what is read ahead does not hide an endless token. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, Math.min(length, 1 << 14));
        count(Math.max(0, got));
        return tripped ? -1 : got;
    }

    private void count(int bytes) {
        sinceEvent += bytes;
        tripped |= sinceEvent > MOST;
    }
}
