package com.smartap.spi.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Keeps bytes under their SHA-256. Thread-safe, and safe across nodes that share it: putting the same bytes twice, even
 * at once, keeps them once. A crash in any put leaves either all of the bytes or none of them.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface DocumentStore extends AutoCloseable {
    /**
     * Stores bytes durably before it returns.
     *
     * @param bytes read to the end, not closed
     * @param maxBytes more than this is refused
     * @return the hash and number of the bytes
     * @throws com.smartap.spi.DocumentException with {@code DOCUMENT_TOO_LARGE} if there are more bytes; nothing is kept
     */
    Stored put(InputStream bytes, long maxBytes) throws IOException;

    /**
     * Opens stored bytes; the caller closes the stream. The stream fails at its end with an {@link IOException} if the
     * bytes are not what the hash says.
     *
     * @return empty if nothing is stored under that hash
     */
    Optional<InputStream> get(ContentHash hash) throws IOException;

    /** Whether something is stored under that hash. */
    boolean contains(ContentHash hash) throws IOException;

    /** Frees what the store holds open. */
    @Override
    default void close() {}

    /**
     * What was stored.
     *
     * @param hash SHA-256 of the bytes
     * @param size number of bytes
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Stored(ContentHash hash, long size) {}
}
