package com.smartap.testkit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectDeletion.Deletion;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectLocking.LockState;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StoreRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a store has to do that says it can lock. */
abstract class StoreLockingPart {
    private static final long LIMIT = 10_000_000;

    /** The store to test. */
    protected abstract DocumentStore store();

    /** Changes one byte of what is stored, behind the store's back. */
    protected abstract void damage(ContentHash hash) throws IOException;

    /** What time it is for the store. */
    protected Instant now() {
        throw new UnsupportedOperationException("a store that locks is tested by a clock");
    }

    /** Lets time pass for the store; false if the test cannot. */
    protected boolean pass(Duration time) {
        return false;
    }

    private ObjectLocking locking() {
        Optional<ObjectLocking> locking = store().ability(ObjectLocking.class);
        assumeTrue(locking.isPresent(), "the store does not lock");
        return locking.orElseThrow();
    }

    private ObjectDeletion deletion() {
        return store().ability(ObjectDeletion.class).orElseThrow();
    }

    private ContentHash put(int seed) throws IOException {
        return store().put(new ByteArrayInputStream(bytes(seed, 3_000)), LIMIT).hash();
    }

    static byte[] bytes(long seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static byte[] read(DocumentStore store, ContentHash hash) throws IOException {
        try (InputStream in = store.get(hash).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private Retention until(Retention.Mode mode, Duration time) {
        return new Retention(mode, now().plus(time));
    }

    private Duration time() {
        return locking().shortest().multipliedBy(2);
    }

    @Test
    void what_is_retained_in_compliance_mode_nobody_deletes_before_its_end() throws IOException {
        ObjectLocking locking = locking();
        ContentHash hash = put(101);
        Retention retention = until(Retention.Mode.COMPLIANCE, time());
        locking.retain(hash, retention);
        assertThat(locking.lock(hash).flatMap(LockState::retention)).contains(retention);
        assertThat(deletion().delete(hash, false)).isInstanceOf(Deletion.Held.class);
        assertThat(deletion().delete(hash, true)).isInstanceOf(Deletion.Held.class);
        assertThat(read(store(), hash)).isEqualTo(bytes(101, 3_000));
        if (pass(time().plusMinutes(1))) {
            assertThat(deletion().delete(hash, false)).isInstanceOf(Deletion.Deleted.class);
            assertThat(store().contains(hash)).isFalse();
        }
    }

    @Test
    void retention_is_made_longer_and_never_shorter() throws IOException {
        ObjectLocking locking = locking();
        ContentHash hash = put(102);
        Retention first = until(Retention.Mode.COMPLIANCE, time());
        Retention longer = until(Retention.Mode.COMPLIANCE, time().multipliedBy(2));
        locking.retain(hash, first);
        locking.retain(hash, longer);
        locking.retain(hash, first);
        assertThat(locking.lock(hash).flatMap(LockState::retention)).contains(longer);
        assertThatThrownBy(() -> locking.retainExactly(hash, first)).isInstanceOf(StoreRefusedException.class);
        assertThat(locking.lock(hash).flatMap(LockState::retention)).contains(longer);
    }

    @Test
    void governance_gives_way_to_those_with_the_right() throws IOException {
        ObjectLocking locking = locking();
        ContentHash hash = put(103);
        locking.retain(hash, until(Retention.Mode.GOVERNANCE, time()));
        assertThat(deletion().delete(hash, false)).isInstanceOf(Deletion.Held.class);
        assertThat(deletion().delete(hash, true)).isInstanceOf(Deletion.Deleted.class);
        assertThat(store().get(hash)).isEmpty();
    }

    @Test
    void a_legal_hold_lasts_until_it_is_released() throws IOException {
        ObjectLocking locking = locking();
        ContentHash hash = put(104);
        locking.legalHold(hash, true);
        assertThat(locking.lock(hash)).map(LockState::legalHold).contains(true);
        pass(Duration.ofDays(4_000));
        assertThat(deletion().delete(hash, true)).isInstanceOf(Deletion.Held.class);
        assertThat(read(store(), hash)).isEqualTo(bytes(104, 3_000));
        locking.legalHold(hash, false);
        assertThat(deletion().delete(hash, false)).isInstanceOf(Deletion.Deleted.class);
    }

    @Test
    void what_is_healed_stays_locked() throws IOException {
        ObjectLocking locking = locking();
        ContentHash hash = put(105);
        Retention retention = until(Retention.Mode.COMPLIANCE, time());
        locking.retain(hash, retention);
        locking.legalHold(hash, true);
        damage(hash);
        store().replace(new ByteArrayInputStream(bytes(105, 3_000)), LIMIT);
        assertThat(read(store(), hash)).isEqualTo(bytes(105, 3_000));
        assertThat(locking.lock(hash)).contains(new LockState(Optional.of(retention), true));
    }

    @Test
    void what_is_absent_cannot_be_locked() throws IOException {
        ObjectLocking locking = locking();
        ContentHash absent = ContentHash.of(bytes(106, 10));
        assertThat(locking.lock(absent)).isEmpty();
        assertThatThrownBy(() -> locking.legalHold(absent, true)).isInstanceOf(java.io.FileNotFoundException.class);
        assertThatThrownBy(() -> locking.retain(absent, until(Retention.Mode.GOVERNANCE, time())))
                .isInstanceOf(java.io.FileNotFoundException.class);
    }

    @Test
    void objects_of_trials_lie_apart() throws IOException {
        DocumentStore trials = locking().trials();
        ContentHash hash =
                trials.put(new ByteArrayInputStream(bytes(107, 100)), LIMIT).hash();
        assertThat(store().contains(hash)).isFalse();
        assertThat(trials.ability(ObjectLocking.class)).isPresent();
        assertThat(trials.ability(ObjectDeletion.class).orElseThrow().delete(hash, false))
                .isInstanceOf(Deletion.Deleted.class);
    }
}
