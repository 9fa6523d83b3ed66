package com.smartap.connector.support;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;

/** A stream that fails if its bytes come too slowly; the time that its reader takes between reads does not count. */
final class SteadyInputStream extends FilterInputStream {
    /** Bytes a second below which a body is taken for dead. */
    static final long SLOWEST = 16 * 1024;

    private final long patience;
    private long waited;
    private long bytes;

    SteadyInputStream(InputStream in, Duration patience) {
        super(in);
        this.patience = patience.toNanos();
    }

    /** How long a body of that length may take. */
    static Duration allowed(long length, Duration patience) {
        return patience.plusSeconds(length / SLOWEST);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        long start = System.nanoTime();
        int n = super.read(target, offset, length);
        waited += System.nanoTime() - start;
        bytes += Math.max(0, n);
        if (waited > allowed(bytes, Duration.ofNanos(patience)).toNanos()) {
            throw new InterruptedIOException("the answer comes too slowly: %d bytes in %d s"
                    .formatted(bytes, Duration.ofNanos(waited).toSeconds()));
        }
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        return in.skip(count);
    }
}
