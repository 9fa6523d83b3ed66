package com.smartap.archive.internal.store;

import com.smartap.model.ContentHash;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** A stream that fails at its end if its bytes are not what their hash says. Skipping reads. */
public final class CheckedInputStream extends FilterInputStream {
    private final ContentHash expected;
    private final MessageDigest digest = ContentHash.newDigest();
    private boolean ended;

    /** Reads {@code in} and compares with {@code expected}. */
    public CheckedInputStream(InputStream in, ContentHash expected) {
        super(in);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        if (n > 0) {
            digest.update(target, offset, n);
        } else if (n < 0) {
            check();
        }
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] sink = new byte[(int) Math.min(8192, Math.max(1, count))];
        long skipped = 0;
        while (skipped < count) {
            int n = read(sink, 0, (int) Math.min(sink.length, count - skipped));
            if (n < 0) {
                break;
            }
            skipped += n;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws WrongBytes {
        if (ended) {
            return;
        }
        if (!MessageDigest.isEqual(digest.digest(), java.util.HexFormat.of().parseHex(expected.hex()))) {
            throw new WrongBytes(
                    "stored bytes under %s are damaged. Maybe restore them from a backup.".formatted(expected));
        }
        ended = true;
    }

    /** The bytes are not those that the hash names. */
    public static final class WrongBytes extends IOException {
        private static final long serialVersionUID = 1L;

        WrongBytes(String message) {
            super(message);
        }
    }
}
