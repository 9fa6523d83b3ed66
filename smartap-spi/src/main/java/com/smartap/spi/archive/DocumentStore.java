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
     * @throws ObjectArchivedException if the bytes are in a tier that has to be asked for them first
     * @throws StoreUnavailableException if the store does not answer, so that later may help
     */
    Optional<InputStream> get(ContentHash hash) throws IOException;

    /** Whether something is stored under that hash. */
    boolean contains(ContentHash hash) throws IOException;

    /**
     * Stores bytes like {@link #put}, but over whatever is stored under their hash: for bytes that are known to be good,
     * where what is stored was found to be damaged.
     */
    default Stored replace(InputStream bytes, long maxBytes) throws IOException {
        return put(bytes, maxBytes);
    }

    /**
     * What the store can do beyond keeping bytes: {@link ObjectListing}, {@link ObjectDeletion}, {@link ObjectLocking},
     * {@link ObjectTiering}.
     *
     * @return empty if it cannot
     */
    default <A> Optional<A> ability(Class<A> ability) {
        return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
    }

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
