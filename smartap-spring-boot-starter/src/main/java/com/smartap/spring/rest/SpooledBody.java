package com.smartap.spring.rest;

import com.smartap.model.ContentHash;
import com.smartap.spi.capture.DocumentSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import org.jspecify.annotations.Nullable;

/** A request body that can be read again: in memory while it is small, else in a temporary file. */
final class SpooledBody implements AutoCloseable {
    private static final int IN_MEMORY = 256 * 1024;
    private static final byte[] NOTHING = {};

    private final byte[] bytes;
    private final @Nullable Path file;
    private final long size;
    private final ContentHash hash;

    private SpooledBody(byte[] bytes, @Nullable Path file, long size, ContentHash hash) {
        this.bytes = bytes;
        this.file = file;
        this.size = size;
        this.hash = hash;
    }

    /**
     * Reads a body to its end.
     *
     * @param maxBytes more than this is refused
     * @throws Refusal with {@link RestCode#REQUEST_TOO_LARGE} if there are more bytes
     */
    static SpooledBody read(InputStream in, long maxBytes) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, ContentHash.newDigest());
        byte[] head = digested.readNBytes((int) Math.min(IN_MEMORY, maxBytes + 1));
        if (head.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        if (head.length < IN_MEMORY) {
            return new SpooledBody(head, null, head.length, hashOf(digested));
        }
        Path file = Files.createTempFile("smartap-body-", ".tmp");
        try {
            long size = copy(head, digested, file, maxBytes);
            return new SpooledBody(NOTHING, file, size, hashOf(digested));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    static Refusal tooLarge(long maxBytes) {
        return new Refusal(
                Problem.of(RestCode.REQUEST_TOO_LARGE, "the body is larger than %d bytes".formatted(maxBytes), null));
    }

    private static long copy(byte[] head, InputStream rest, Path file, long maxBytes) throws IOException {
        long size = head.length;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(head);
            byte[] buffer = new byte[16 * 1024];
            for (int read = rest.read(buffer); read >= 0; read = rest.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw tooLarge(maxBytes);
                }
                out.write(buffer, 0, read);
            }
        }
        return size;
    }

    private static ContentHash hashOf(DigestInputStream digested) {
        return ContentHash.ofDigest(digested.getMessageDigest().digest());
    }

    ContentHash hash() {
        return hash;
    }

    long size() {
        return size;
    }

    InputStream open() throws IOException {
        if (file != null) {
            return Files.newInputStream(file);
        }
        return new ByteArrayInputStream(bytes);
    }

    /** The body as a document. */
    DocumentSource as(String name) {
        return new DocumentSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return SpooledBody.this.open();
            }
        };
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
