package com.smartap.archive.azure;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.cloud.Spool;
import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectListing;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectTiering;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents in a container of Azure Blob Storage, each under the hash of its bytes. Azure checks what it is sent by
 * MD5, and writes only what is not there yet; the SHA-256 is kept beside it and proven at each reading. Large blobs are
 * sent in blocks, and appear as a whole.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AzureBlobDocumentStore
        implements DocumentStore, ObjectListing, ObjectDeletion, ObjectLocking, ObjectTiering {
    private static final Duration SHORTEST = Duration.ofHours(25);

    private final AzureCalls calls;
    private final Options options;
    private final Clock clock;
    private final AzureVersions versions;
    private final AzureReads reads;
    private final AzureUploads uploads;
    private final boolean owner;

    /**
     * How blobs are written.
     *
     * @param mode how they are retained from the first moment; empty for not at all
     * @param immutable whether the container has version-level immutability, and so keeps versions
     */
    record Options(
            StorageTier tier, int partSize, Optional<Retention.Mode> mode, Period retention, boolean immutable) {}

    AzureBlobDocumentStore(AzureCalls calls, Options options, Clock clock, boolean owner) {
        this.calls = calls;
        this.options = options;
        this.clock = clock;
        this.owner = owner;
        this.versions = new AzureVersions(calls, options.immutable());
        this.reads = new AzureReads(calls, versions, options.immutable());
        this.uploads = new AzureUploads(calls, options.tier(), options.partSize());
    }

    /** Begins to describe a store in a container. */
    public static AzureStoreBuilder in(String account, String container) {
        return new AzureStoreBuilder(account, container);
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        try (Spool spool = Spool.of(requireNonNull(bytes, "bytes"), maxBytes)) {
            Stored stored = spool.stored();
            if (stored.size() > options.partSize() && isThere(stored)) {
                return stored;
            }
            if (!uploads.send(spool, AzureHead.headers(lockOfNew()), false) && !isThere(stored)) {
                overwrite(spool);
            }
            return stored;
        }
    }

    @Override
    public Stored replace(InputStream bytes, long maxBytes) throws IOException {
        try (Spool spool = Spool.of(requireNonNull(bytes, "bytes"), maxBytes)) {
            overwrite(spool);
            return spool.stored();
        }
    }

    /** What is written over a blob is locked as that was, or more. */
    private void overwrite(Spool spool) throws IOException {
        LockState before =
                reads.find(spool.stored().hash()).map(AzureHead::lock).orElse(LockState.NONE);
        LockState fresh = lockOfNew();
        Optional<Retention> retention = before.retention()
                .map(old -> fresh.retention().map(old::and).orElse(old))
                .or(fresh::retention)
                .filter(wanted -> wanted.until().isAfter(clock.instant()));
        uploads.send(spool, AzureHead.headers(new LockState(retention, before.legalHold())), true);
    }

    /** Whether the blob is there as far as Azure can tell; it is then retained as a new one would be. */
    private boolean isThere(Stored stored) throws IOException {
        Optional<AzureHead> head = calls.head(calls.place().name(stored.hash()), "");
        if (head.isEmpty() || !head.get().agreesWith(stored)) {
            return false;
        }
        Optional<Retention> wanted = lockOfNew().retention();
        if (wanted.isPresent()) {
            Retention atLeast =
                    new Retention(wanted.get().mode(), wanted.get().until().minus(Duration.ofDays(1)));
            if (head.get().lock().retention().filter(r -> r.covers(atLeast)).isEmpty()) {
                retain(stored.hash(), wanted.get());
            }
        }
        return true;
    }

    private LockState lockOfNew() {
        return new LockState(
                options.mode()
                        .map(mode -> new Retention(
                                mode,
                                clock.instant()
                                        .atZone(ZoneOffset.UTC)
                                        .plus(options.retention())
                                        .toInstant())),
                false);
    }

    @Override
    public Optional<InputStream> get(ContentHash hash) throws IOException {
        return reads.open(hash);
    }

    @Override
    public boolean contains(ContentHash hash) throws IOException {
        return reads.find(hash).isPresent();
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        boolean missing = ability == ObjectLocking.class && !options.immutable();
        return missing ? Optional.empty() : DocumentStore.super.ability(ability);
    }

    @Override
    public ObjectPage list(@Nullable String cursor, int limit) throws IOException {
        return versions.page(cursor, limit);
    }

    @Override
    public Deletion delete(ContentHash hash, boolean overGovernance) throws IOException {
        return new AzureDeletion(calls, versions).delete(calls.place().name(hash), overGovernance);
    }

    @Override
    public void retain(ContentHash hash, Retention retention) throws IOException {
        Optional<Retention> now = existing(hash).lock().retention();
        if (now.isEmpty() || !now.get().covers(retention)) {
            retainExactly(hash, now.map(retention::and).orElse(retention));
        }
    }

    @Override
    public void retainExactly(ContentHash hash, Retention retention) throws IOException {
        String version = existing(hash).version();
        calls.run(calls.call(
                "PUT",
                calls.place().name(hash),
                AzureCalls.component("immutabilityPolicies", version),
                AzureHead.headers(retention)));
    }

    @Override
    public void legalHold(ContentHash hash, boolean held) throws IOException {
        String version = existing(hash).version();
        calls.run(calls.call(
                "PUT",
                calls.place().name(hash),
                AzureCalls.component("legalhold", version),
                Map.of("x-ms-legal-hold", String.valueOf(held))));
    }

    @Override
    public Optional<LockState> lock(ContentHash hash) throws IOException {
        return reads.find(hash).map(AzureHead::lock);
    }

    @Override
    public DocumentStore trials() {
        Options plain =
                new Options(StorageTier.HOT, options.partSize(), Optional.empty(), Period.ZERO, options.immutable());
        return new AzureBlobDocumentStore(calls.in(calls.place().trials()), plain, clock, false);
    }

    @Override
    public Duration shortest() {
        return SHORTEST;
    }

    @Override
    public Set<StorageTier> tiers() {
        return EnumSet.range(StorageTier.HOT, StorageTier.ARCHIVE);
    }

    @Override
    public Optional<TierState> tier(ContentHash hash) throws IOException {
        return reads.find(hash).map(AzureHead::tier);
    }

    @Override
    public void move(ContentHash hash, StorageTier tier) throws IOException {
        AzureHead head = existing(hash);
        if (head.tier().tier() != tier) {
            setTier(hash, head, tier, Map.of());
        }
    }

    @Override
    public void restore(ContentHash hash, int days, Speed speed) throws IOException {
        AzureHead head = existing(hash);
        if (head.tier().tier().isOffline() && !head.tier().restoring()) {
            String priority = speed == Speed.EXPEDITED ? "High" : "Standard";
            setTier(hash, head, StorageTier.HOT, Map.of("x-ms-rehydrate-priority", priority));
        }
    }

    private void setTier(ContentHash hash, AzureHead head, StorageTier tier, Map<String, String> more)
            throws IOException {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("x-ms-access-tier", AzureHead.name(tier));
        StreamCall call =
                calls.call("PUT", calls.place().name(hash), AzureCalls.component("tier", head.version()), headers);
        try (StreamAnswer answer = calls.send(call, 409)) {
            if (answer.status() == 409) {
                String code = calls.code(answer);
                if (!code.equals("BlobBeingRehydrated") || tier != StorageTier.HOT) {
                    throw calls.refused(call, answer, code);
                }
            }
        }
    }

    private AzureHead existing(ContentHash hash) throws IOException {
        return reads.find(hash).orElseThrow(() -> new FileNotFoundException("nothing is stored under " + hash));
    }

    @Override
    public void close() {
        if (owner) {
            calls.close();
        }
    }

    /** Where it is, without the key. */
    @Override
    public String toString() {
        return "AzureBlobDocumentStore[" + calls.place().container() + "/"
                + calls.place().prefix() + "]";
    }
}
