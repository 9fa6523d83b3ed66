package com.smartap.archive.store;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.cloud.Spool;
import com.smartap.archive.internal.store.CheckedInputStream;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectTiering;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every document in two stores. A document that is missing or damaged in one is read from the other, and healed.
 * Bytes are proven before the first of them is given out, so a reader never sees damaged ones. A {@link Scrubber} over
 * both brings to each what only the other has.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ReplicatedDocumentStore implements DocumentStore {
    private static final Logger log = LoggerFactory.getLogger(ReplicatedDocumentStore.class);

    private final DocumentStore primary;
    private final DocumentStore replica;
    private final WhenReplicaFails whenReplicaFails;

    /** What a put does when the second store fails. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum WhenReplicaFails {
        /** The put fails; to put again completes it. */
        FAIL,
        /** The put succeeds with a warning, and the next scrub brings the document to the second store. */
        CATCH_UP
    }

    /**
     * Two stores as one.
     *
     * @param primary is asked first
     * @param replica holds the same documents elsewhere
     */
    public ReplicatedDocumentStore(DocumentStore primary, DocumentStore replica, WhenReplicaFails whenReplicaFails) {
        this.primary = requireNonNull(primary, "primary");
        this.replica = requireNonNull(replica, "replica");
        this.whenReplicaFails = whenReplicaFails;
    }

    /** The store that is asked first. */
    public DocumentStore primary() {
        return primary;
    }

    /** The second store. */
    public DocumentStore replica() {
        return replica;
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        try (Spool spool = Spool.of(bytes, maxBytes)) {
            Stored stored = primary.put(spool.open(), maxBytes);
            toReplica(() -> replica.put(spool.open(), maxBytes));
            return stored;
        }
    }

    @Override
    public Stored replace(InputStream bytes, long maxBytes) throws IOException {
        try (Spool spool = Spool.of(bytes, maxBytes)) {
            Stored stored = primary.replace(spool.open(), maxBytes);
            toReplica(() -> replica.replace(spool.open(), maxBytes));
            return stored;
        }
    }

    private interface Write {
        Stored run() throws IOException;
    }

    private void toReplica(Write write) throws IOException {
        try {
            Stored ignored = write.run();
        } catch (IOException e) {
            if (whenReplicaFails == WhenReplicaFails.FAIL) {
                throw e;
            }
            log.warn("a document was not brought to {}; the next scrub has to", replica, e);
        }
    }

    @Override
    public Optional<InputStream> get(ContentHash hash) throws IOException {
        IOException failure = null;
        boolean heal = true;
        try {
            Spool good = proven(primary, hash);
            if (good != null) {
                return Optional.of(good.handOver());
            }
        } catch (CheckedInputStream.WrongBytes damaged) {
            log.error("{} is damaged in {}; read from {}", hash, primary, replica);
            failure = damaged;
        } catch (IOException unread) {
            log.warn("{} could not be read from {}; read from {}", hash, primary, replica, unread);
            failure = unread;
            heal = false;
        }
        return fromReplica(hash, failure, heal);
    }

    private Optional<InputStream> fromReplica(ContentHash hash, @Nullable IOException failure, boolean heal)
            throws IOException {
        Spool good;
        try {
            good = proven(replica, hash);
        } catch (IOException e) {
            IOException thrown = failure == null ? e : failure;
            if (thrown != e) {
                thrown.addSuppressed(e);
            }
            throw thrown;
        }
        if (good == null) {
            if (failure != null) {
                throw failure;
            }
            return Optional.empty();
        }
        if (heal) {
            heal(hash, good);
        }
        return Optional.of(good.handOver());
    }

    private void heal(ContentHash hash, Spool good) {
        try (InputStream bytes = good.open()) {
            Stored healed = primary.replace(bytes, Long.MAX_VALUE);
            log.info("{} ({} bytes) was healed in {}", hash, healed.size(), primary);
        } catch (IOException e) {
            log.warn("{} could not be healed in {}", hash, primary, e);
        }
    }

    /** The bytes if they are what the hash says; null if nothing is stored. */
    static @Nullable Spool proven(DocumentStore store, ContentHash hash) throws IOException {
        Optional<InputStream> found = store.get(hash);
        if (found.isEmpty()) {
            return null;
        }
        // Checked here as well, since a store of a third party may not check.
        try (InputStream in = new CheckedInputStream(found.get(), hash)) {
            return Spool.of(in, Long.MAX_VALUE);
        }
    }

    @Override
    public boolean contains(ContentHash hash) throws IOException {
        try {
            return primary.contains(hash) || replica.contains(hash);
        } catch (IOException e) {
            if (replica.contains(hash)) {
                return true;
            }
            throw e;
        }
    }

    /** Lists as the primary; locks and deletes in both; tiers are asked for in each store by itself. */
    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        if (ability == ObjectTiering.class) {
            return Optional.empty();
        }
        Optional<A> first = primary.ability(ability);
        Optional<A> second = replica.ability(ability);
        if (first.isEmpty() || second.isEmpty()) {
            return ability == ObjectDeletion.class ? Optional.empty() : first;
        }
        if (ability == ObjectDeletion.class) {
            return Optional.of(
                    ability.cast(new DoubleDeletion((ObjectDeletion) first.get(), (ObjectDeletion) second.get())));
        }
        if (ability == ObjectLocking.class) {
            return Optional.of(
                    ability.cast(new DoubleLocking((ObjectLocking) first.get(), (ObjectLocking) second.get())));
        }
        return first;
    }

    @Override
    public void close() {
        try {
            primary.close();
        } finally {
            replica.close();
        }
    }

    @Override
    public String toString() {
        return "ReplicatedDocumentStore[" + primary + ", " + replica + "]";
    }
}
