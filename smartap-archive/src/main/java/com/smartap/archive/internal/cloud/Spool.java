package com.smartap.archive.internal.cloud;

import com.smartap.connector.support.StreamCall;
import com.smartap.model.ContentHash;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of a stranger's stream, kept until they are stored: their hash is their name, so they have to be known before the
 * first of them is sent. Few are kept in memory, more in a temporary file that only this user can read, and that has lost
 * its name before the first byte is in it, so that no crash leaves it.
 */
public final class Spool implements AutoCloseable {
    private static final int IN_MEMORY = 256 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final byte[] memory;
    private final @Nullable FileChannel file;
    private final Stored stored;

    private Spool(byte[] memory, @Nullable FileChannel file, Stored stored) {
        this.memory = memory;
        this.file = file;
        this.stored = stored;
    }

    /**
     * Reads a stream to its end.
     *
     * @throws DocumentException if it has more than {@code maxBytes}
     */
    public static Spool of(InputStream bytes, long maxBytes) throws IOException {
        MessageDigest digest = ContentHash.newDigest();
        ByteArrayOutputStream memory = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        FileChannel file = null;
        OutputStream out = memory;
        boolean whole = false;
        try {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                size += n;
                if (size > maxBytes) {
                    throw new DocumentException(
                            ErrorCode.DOCUMENT_TOO_LARGE,
                            "the document has more than %d bytes. Maybe scan it at a lower resolution."
                                    .formatted(maxBytes));
                }
                if (file == null && size > IN_MEMORY) {
                    file = nameless();
                    out = Channels.newOutputStream(file);
                    memory.writeTo(out);
                    memory = new ByteArrayOutputStream(0);
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
            whole = true;
        } finally {
            if (!whole && file != null) {
                file.close();
            }
        }
        return new Spool(memory.toByteArray(), file, new Stored(ContentHash.ofDigest(digest.digest()), size));
    }

    /** The bytes' hash and number. */
    public Stored stored() {
        return stored;
    }

    /** All bytes. */
    public InputStream open() {
        return open(0);
    }

    /** All bytes as a body. */
    public StreamCall.Content content() {
        return content(0, stored.size());
    }

    /** Some bytes as a body. */
    public StreamCall.Content content(long offset, long length) {
        return new StreamCall.Content() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public InputStream open() {
                return new Bounded(Spool.this.open(offset), length);
            }
        };
    }

    /** A digest of some bytes. */
    public byte[] digest(MessageDigest digest, long offset, long length) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = new Bounded(open(offset), length)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return digest.digest();
    }

    /** All bytes; closing the stream closes this, too. */
    public InputStream handOver() {
        return new java.io.FilterInputStream(open()) {
            @Override
            public void close() throws IOException {
                super.close();
                Spool.this.close();
            }
        };
    }

    private InputStream open(long offset) {
        if (file == null) {
            return new ByteArrayInputStream(memory, (int) offset, memory.length - (int) offset);
        }
        return new Positioned(file, offset);
    }

    /** A file that is gone when it is closed, or when the process is. */
    private static FileChannel nameless() throws IOException {
        Path path = Files.createTempFile("smartap-spool", ".tmp");
        FileChannel channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            Files.deleteIfExists(path);
        } catch (IOException laterThen) {
            return channel; // such as on Windows, where an open file keeps its name until it is closed
        }
        return channel;
    }

    /** Reads from a place of its own, so that several readers share the file. */
    private static final class Positioned extends InputStream {
        private final FileChannel channel;
        private long position;

        Positioned(FileChannel channel, long position) {
            this.channel = channel;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = channel.read(ByteBuffer.wrap(target, offset, length), position);
            position += Math.max(0, n);
            return n;
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
