package com.smartap.archive.internal.cloud;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A body that goes on where it broke off, a few times; what it was gives way only to what begins at that very byte. */
public final class ResumingInputStream extends InputStream {
    private static final Logger log = LoggerFactory.getLogger(ResumingInputStream.class);
    private static final int BREAKS = 5;

    /** Opens a body again. */
    @FunctionalInterface
    public interface Source {
        /** The bytes of the same object from there on; fails if it is another one meanwhile. */
        InputStream from(long offset) throws IOException;
    }

    private final Source source;
    private final String what;
    private InputStream in;
    private long offset;
    private int breaks;
    private boolean ended;

    /**
     * Reads a body.
     *
     * @param first its beginning, read until it breaks
     * @param what it is, for messages
     */
    public ResumingInputStream(InputStream first, Source source, String what) {
        this.in = first;
        this.source = source;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int at, int length) throws IOException {
        if (ended) {
            return -1;
        }
        while (true) {
            try {
                int n = in.read(target, at, length);
                ended = n < 0;
                offset += Math.max(0, n);
                return n;
            } catch (IOException e) {
                reopen(e);
            }
        }
    }

    private void reopen(IOException reason) throws IOException {
        if (++breaks > BREAKS) {
            throw reason;
        }
        log.warn("{} broke off after {} bytes and is read on: {}", what, offset, reason.toString());
        closeQuietly();
        in = source.from(offset);
    }

    private void closeQuietly() {
        try {
            in.close();
        } catch (IOException e) {
            log.debug("a broken body could not be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        ended = true;
        in.close();
    }
}
