package com.smartap.archive.s3;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.cloud.Spool;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectListing;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectTiering;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StorageTier;
import com.smartap.spi.archive.StoreRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps documents in a bucket of Amazon S3, or of what speaks its protocol, each under the hash of its bytes. S3 checks
 * the SHA-256 of what it is sent, and writes only what is not there yet. Large objects are sent in parts, and appear as
 * a whole. Where object lock is used, each object is retained from its first moment, and versions that somebody deleted or
 * covered are still found; that the store really refuses to delete is for a {@code LockCanary} to prove.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S3DocumentStore
        implements DocumentStore, ObjectListing, ObjectDeletion, ObjectLocking, ObjectTiering {
    private static final Duration SHORTEST = Duration.ofMinutes(5);

    private final S3Calls calls;
    private final S3Options options;
    private final Clock clock;
    private final S3Uploads uploads;
    private final S3Versions versions;
    private final S3Locks locks;
    private final S3Reads reads;
    private final boolean owner;

    S3DocumentStore(S3Calls calls, S3Options options, Clock clock) {
        this(calls, options, clock, true);
    }

    private S3DocumentStore(S3Calls calls, S3Options options, Clock clock, boolean owner) {
        this.calls = calls;
        this.options = options;
        this.clock = clock;
        this.owner = owner;
        this.uploads = new S3Uploads(calls, options);
        this.versions = new S3Versions(calls, options.versioned());
        this.locks = new S3Locks(calls);
        this.reads = new S3Reads(calls, versions, options.versioned());
    }

    /** Begins to describe a store in a bucket. */
    public static S3StoreBuilder in(String bucket) {
        return new S3StoreBuilder(bucket);
    }

    @Override
    public Stored put(InputStream bytes, long maxBytes) throws IOException {
        try (Spool spool = Spool.of(requireNonNull(bytes, "bytes"), maxBytes)) {
            Stored stored = spool.stored();
            boolean looksFirst = !options.conditionalWrites() || stored.size() > options.partSize();
            if (looksFirst && isThere(stored)) {
                return stored;
            }
            if (!uploads.send(spool, S3Locks.headers(lockOfNew()), false) && !isThere(stored)) {
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

    /** What is written over an object is locked as that was, or more. */
    private void overwrite(Spool spool) throws IOException {
        LockState before = reads.find(spool.stored().hash()).map(S3Head::lock).orElse(LockState.NONE);
        LockState fresh = lockOfNew();
        Optional<Retention> retention = before.retention()
                .map(old -> fresh.retention().map(old::and).orElse(old))
                .or(fresh::retention);
        boolean running =
                retention.filter(r -> r.until().isAfter(clock.instant())).isPresent();
        LockState lock = new LockState(running ? retention : Optional.empty(), before.legalHold());
        uploads.send(spool, S3Locks.headers(lock), true);
    }

    /** Whether the object is there as far as S3 can tell; it is then retained as a new one would be. */
    private boolean isThere(Stored stored) throws IOException {
        Optional<S3Head> head = calls.head(calls.place().key(stored.hash()), Map.of());
        if (head.isEmpty() || !head.get().agreesWith(stored)) {
            return false;
        }
        Optional<Retention> wanted = lockOfNew().retention();
        if (wanted.isPresent()) {
            Retention atLeast =
                    new Retention(wanted.get().mode(), wanted.get().until().minus(Duration.ofDays(1)));
            boolean enough =
                    head.get().lock().retention().filter(r -> r.covers(atLeast)).isPresent();
            if (!enough) {
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
        boolean missing = ability == ObjectLocking.class && !options.versioned();
        return missing ? Optional.empty() : DocumentStore.super.ability(ability);
    }

    @Override
    public ObjectPage list(@Nullable String cursor, int limit) throws IOException {
        return versions.page(cursor, limit);
    }

    @Override
    public Deletion delete(ContentHash hash, boolean overGovernance) throws IOException {
        String key = calls.place().key(hash);
        List<S3Versions.Version> found = versions.of(key);
        if (found.isEmpty()) {
            return new Deletion.Absent();
        }
        Map<String, String> headers = overGovernance ? Map.of("x-amz-bypass-governance-retention", "true") : Map.of();
        for (S3Versions.Version version : found) {
            try {
                calls.run(calls.call("DELETE", key, S3Calls.version(version.id()), headers), 404);
            } catch (StoreRefusedException refused) {
                return new Deletion.Held(String.valueOf(refused.getMessage()), until(hash));
            }
        }
        return versions.of(key).isEmpty()
                ? new Deletion.Deleted()
                : new Deletion.Held("the store answered that versions were deleted, and still lists them", until(hash));
    }

    private @Nullable Instant until(ContentHash hash) throws IOException {
        return lock(hash).flatMap(LockState::retention).map(Retention::until).orElse(null);
    }

    @Override
    public void retain(ContentHash hash, Retention retention) throws IOException {
        S3Head head = existing(hash);
        Optional<Retention> now = head.lock().retention();
        if (now.isEmpty() || !now.get().covers(retention)) {
            Retention wanted = now.map(retention::and).orElse(retention);
            locks.retain(calls.place().key(hash), head.version(), wanted);
        }
    }

    @Override
    public void retainExactly(ContentHash hash, Retention retention) throws IOException {
        locks.retain(calls.place().key(hash), existing(hash).version(), retention);
    }

    @Override
    public void legalHold(ContentHash hash, boolean held) throws IOException {
        locks.hold(calls.place().key(hash), existing(hash).version(), held);
    }

    @Override
    public Optional<LockState> lock(ContentHash hash) throws IOException {
        return reads.find(hash).map(S3Head::lock);
    }

    @Override
    public DocumentStore trials() {
        return new S3DocumentStore(calls.in(calls.place().trials()), options.forTrials(), clock, false);
    }

    @Override
    public Duration shortest() {
        return SHORTEST;
    }

    @Override
    public Set<StorageTier> tiers() {
        return EnumSet.allOf(StorageTier.class);
    }

    @Override
    public Optional<TierState> tier(ContentHash hash) throws IOException {
        return reads.find(hash).map(S3Head::tier);
    }

    @Override
    public void move(ContentHash hash, StorageTier tier) throws IOException {
        new S3Moves(calls, options).move(hash, existing(hash), tier);
    }

    @Override
    public void restore(ContentHash hash, int days, Speed speed) throws IOException {
        new S3Moves(calls, options).restore(hash, existing(hash), days, speed);
    }

    private S3Head existing(ContentHash hash) throws IOException {
        return reads.find(hash).orElseThrow(() -> S3Calls.absent(hash));
    }

    @Override
    public void close() {
        if (owner) {
            calls.close();
        }
    }

    /** Where it is, without credentials. */
    @Override
    public String toString() {
        return "S3DocumentStore[" + calls.place().bucket() + "/" + calls.place().prefix() + "]";
    }
}
