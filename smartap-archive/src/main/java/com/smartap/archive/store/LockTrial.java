package com.smartap.archive.store;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectDeletion.Deletion;
import com.smartap.spi.archive.ObjectListing;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectLocking.LockState;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StoreRefusedException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One trial of a store's locks, with objects of its own. */
final class LockTrial {
    private static final int OLD = 100;

    private final DocumentStore store;
    private final ObjectLocking locking;
    private final ObjectDeletion deletion;
    private final Clock clock;
    private final List<String> findings;
    private ContentHash locked = ContentHash.of(new byte[0]);
    private Retention retention = new Retention(Retention.Mode.COMPLIANCE, java.time.Instant.EPOCH);

    /**
     * A trial.
     *
     * @param findings gets what the store lets through, as it is seen
     */
    LockTrial(DocumentStore store, Clock clock, List<String> findings) throws IOException {
        this.store = store;
        this.findings = findings;
        this.clock = clock;
        this.locking = store.ability(ObjectLocking.class)
                .orElseThrow(() -> new IOException("objects for trials cannot be locked"));
        this.deletion = store.ability(ObjectDeletion.class)
                .orElseThrow(() -> new IOException("the store cannot delete, so no refusal can be seen"));
    }

    /** Removes what earlier trials left and is free by now; what is not stays. */
    void removeOld() throws IOException {
        Optional<ObjectListing> listing = store.ability(ObjectListing.class);
        if (listing.isPresent()) {
            ObjectPage page = listing.get().list(null, OLD);
            for (DocumentStore.Stored old : page.objects()) {
                boolean free = locking.lock(old.hash())
                        .filter(lock -> !lock.legalHold())
                        .flatMap(LockState::retention)
                        .filter(kept -> kept.until().isBefore(clock.instant()))
                        .isPresent();
                if (free) {
                    deletion.delete(old.hash(), true);
                }
            }
        }
    }

    /** Deletes what is not locked; says why nothing can be proven if that does not work. */
    Optional<String> control() throws IOException {
        ContentHash free = put("free");
        Deletion deleted = deletion.delete(free, false);
        if (deleted instanceof Deletion.Deleted && store.get(free).isEmpty()) {
            return Optional.empty();
        }
        String reason = deleted.fold(d -> "it is still there", a -> "it was not there", Deletion.Held::reason);
        return Optional.of(("an object that is not locked could not be deleted (%s), so a refusal would prove nothing."
                        + " Maybe grant the right to delete below trials/, or remove the default retention")
                .formatted(reason));
    }

    /** Locks an object in the way that nobody may undo. */
    void lockForGood(Duration time) throws IOException {
        locked = put("compliance");
        retention = new Retention(Retention.Mode.COMPLIANCE, clock.instant().plus(time));
        locking.retainExactly(locked, retention);
    }

    /** Tries to delete, to shorten and to weaken it. */
    void attackCompliance() throws IOException {
        expectLock("right after it was locked");
        expectRefusal(locked, false, "retained in compliance mode");
        expectRefusal(locked, true, "retained in compliance mode, with the right to override governance");
        Retention shorter = new Retention(retention.mode(), clock.instant().plusSeconds(1));
        if (weaken(shorter)) {
            expectLock("after a shorter retention was asked for");
        }
        if (weaken(new Retention(Retention.Mode.GOVERNANCE, retention.until()))) {
            expectLock("after a weaker retention was asked for");
        }
    }

    /** Tries to delete what only those with a special right may delete. */
    void attackGovernance(Duration time) throws IOException {
        ContentHash governed = put("governance");
        locking.retainExactly(
                governed,
                new Retention(Retention.Mode.GOVERNANCE, clock.instant().plus(time)));
        expectRefusal(governed, false, "retained in governance mode");
        deletion.delete(governed, true);
    }

    /** Tries to delete what is held, and deletes it after its release. */
    void attackHold() throws IOException {
        ContentHash held = put("hold");
        locking.legalHold(held, true);
        if (locking.lock(held).filter(LockState::legalHold).isEmpty()) {
            findings.add("a legal hold was accepted and is not kept");
        }
        expectRefusal(held, true, "under legal hold");
        if (isWhole(held)) {
            locking.legalHold(held, false);
            deletion.delete(held, false);
        }
    }

    /** Whether the store answered that it did that; what it really did shows in the lock. */
    private boolean weaken(Retention weaker) throws IOException {
        try {
            locking.retainExactly(locked, weaker);
            return true;
        } catch (StoreRefusedException | FileNotFoundException refusedOrTakenAlready) {
            return false;
        }
    }

    private void expectLock(String when) throws IOException {
        Optional<Retention> now = locking.lock(locked).flatMap(LockState::retention);
        if (now.filter(kept -> kept.covers(retention)).isEmpty()) {
            findings.add("a retention was accepted, and %s the object shows %s"
                    .formatted(when, now.map(Retention::toString).orElse("none")));
        }
    }

    private void expectRefusal(ContentHash hash, boolean overGovernance, String what) throws IOException {
        Deletion answer = deletion.delete(hash, overGovernance);
        if (!(answer instanceof Deletion.Held)) {
            findings.add("an object %s was deleted (%s)".formatted(what, LockCanary.shown(hash)));
        } else if (!isWhole(hash)) {
            findings.add("the deletion of an object %s was refused, and its bytes are gone (%s)"
                    .formatted(what, LockCanary.shown(hash)));
        }
    }

    private boolean isWhole(ContentHash hash) throws IOException {
        Optional<InputStream> found = store.get(hash);
        if (found.isEmpty()) {
            return false;
        }
        try (InputStream in = found.get()) {
            return ContentHash.of(in.readAllBytes()).equals(hash);
        }
    }

    private ContentHash put(String what) throws IOException {
        byte[] bytes = "SmartAP lock canary: %s %s %s\n"
                .formatted(what, clock.instant(), UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        return store.put(new ByteArrayInputStream(bytes), bytes.length).hash();
    }
}
