package com.smartap.testkit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectArchivedException;
import com.smartap.spi.archive.ObjectDeletion;
import com.smartap.spi.archive.ObjectDeletion.Deletion;
import com.smartap.spi.archive.ObjectListing;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import com.smartap.spi.archive.ObjectTiering;
import com.smartap.spi.archive.ObjectTiering.Speed;
import com.smartap.spi.archive.ObjectTiering.TierState;
import com.smartap.spi.archive.StorageTier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a store has to do that says it can list, delete or move between tiers. */
abstract class StoreAbilitiesPart extends StoreLockingPart {
    private static final long LIMIT = 10_000_000;

    /** Opens another store over the same content. */
    protected abstract DocumentStore reopened() throws IOException;

    /** Deletes an object in a way that {@link ObjectPage#hidden} tells; false if the store keeps no versions. */
    protected boolean hide(ContentHash hash) throws IOException {
        return false;
    }

    private ObjectListing listing() {
        Optional<ObjectListing> listing = store().ability(ObjectListing.class);
        assumeTrue(listing.isPresent(), "the store does not list");
        return listing.orElseThrow();
    }

    private ObjectDeletion deletion() {
        Optional<ObjectDeletion> deletion = store().ability(ObjectDeletion.class);
        assumeTrue(deletion.isPresent(), "the store does not delete");
        return deletion.orElseThrow();
    }

    private ObjectTiering tiering() {
        Optional<ObjectTiering> tiering = store().ability(ObjectTiering.class);
        assumeTrue(tiering.isPresent(), "the store has no tiers");
        return tiering.orElseThrow();
    }

    private Stored put(int seed, int size) throws IOException {
        return store().put(new ByteArrayInputStream(bytes(seed, size)), LIMIT);
    }

    @Test
    void everything_is_listed_once_page_by_page() throws IOException {
        ObjectListing listing = listing();
        Set<Stored> put = new HashSet<>();
        for (int i = 0; i < 23; i++) {
            put.add(put(200 + i, 10 + i));
        }
        List<Stored> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        int pages = 0;
        do {
            ObjectPage page = listing.list(cursor.orElse(null), 5);
            listed.addAll(page.objects());
            assertThat(page.strangers()).isEmpty();
            assertThat(page.hidden()).isEmpty();
            cursor = page.next();
        } while (cursor.isPresent() && ++pages < 100);
        assertThat(listed).hasSize(23).containsExactlyInAnyOrderElementsOf(put);
    }

    @Test
    void a_list_goes_on_after_a_new_start() throws IOException {
        ObjectListing listing = listing();
        Set<Stored> put = new HashSet<>();
        for (int i = 0; i < 9; i++) {
            put.add(put(240 + i, 10));
        }
        ObjectPage first = listing.list(null, 4);
        Set<Stored> listed = new HashSet<>(first.objects());
        Optional<String> cursor = first.next();
        try (DocumentStore again = reopened()) {
            ObjectListing there = again.ability(ObjectListing.class).orElseThrow();
            while (cursor.isPresent()) {
                ObjectPage page = there.list(cursor.get(), 4);
                listed.addAll(page.objects());
                cursor = page.next();
            }
        }
        assertThat(listed).isEqualTo(put);
    }

    @Test
    void what_was_deleted_is_gone_and_can_be_put_again() throws IOException {
        ObjectDeletion deletion = deletion();
        Stored put = put(260, 4_000);
        assertThat(deletion.delete(put.hash(), false)).isInstanceOf(Deletion.Deleted.class);
        assertThat(store().contains(put.hash())).isFalse();
        assertThat(store().get(put.hash())).isEmpty();
        assertThat(deletion.delete(put.hash(), false)).isInstanceOf(Deletion.Absent.class);
        assertThat(put(260, 4_000)).isEqualTo(put);
        assertThat(read(store(), put.hash())).isEqualTo(bytes(260, 4_000));
    }

    @Test
    void what_somebody_hid_is_still_found_and_is_told() throws IOException {
        Stored put = put(261, 4_000);
        assumeTrue(hide(put.hash()), "the store keeps no versions");
        assertThat(store().contains(put.hash())).isTrue();
        assertThat(read(store(), put.hash())).isEqualTo(bytes(261, 4_000));
        ObjectPage page = listing().list(null, 10);
        assertThat(page.objects()).containsExactly(put);
        assertThat(page.hidden()).containsExactly(put.hash());
        store().replace(new ByteArrayInputStream(bytes(261, 4_000)), LIMIT);
        assertThat(listing().list(null, 10).hidden()).isEmpty();
    }

    @Test
    void what_is_moved_to_another_tier_is_read_as_before() throws IOException {
        ObjectTiering tiering = tiering();
        Stored put = put(262, 4_000);
        for (StorageTier tier : tiering.tiers()) {
            if (!tier.isOffline()) {
                tiering.move(put.hash(), tier);
                assertThat(tiering.tier(put.hash())).map(TierState::tier).contains(tier);
                assertThat(read(store(), put.hash())).isEqualTo(bytes(262, 4_000));
            }
        }
    }

    @Test
    void what_is_archived_is_read_after_a_restore() throws IOException {
        ObjectTiering tiering = tiering();
        Stored put = put(263, 4_000);
        tiering.move(put.hash(), StorageTier.ARCHIVE);
        assertThatThrownBy(() -> read(store(), put.hash())).isInstanceOf(ObjectArchivedException.class);
        assertThat(store().contains(put.hash())).isTrue();
        assertThat(tiering.tier(put.hash())).contains(new TierState(StorageTier.ARCHIVE, false, false, null));
        tiering.restore(put.hash(), 3, Speed.STANDARD);
        tiering.restore(put.hash(), 3, Speed.STANDARD);
        assertThat(tiering.tier(put.hash())).map(TierState::restoring).contains(true);
        assertThatThrownBy(() -> read(store(), put.hash())).isInstanceOf(ObjectArchivedException.class);
        assumeTrue(pass(Duration.ofHours(20)), "the test cannot let time pass");
        assertThat(tiering.tier(put.hash())).map(TierState::readable).contains(true);
        assertThat(read(store(), put.hash())).isEqualTo(bytes(263, 4_000));
    }

    @Test
    void putting_what_is_archived_keeps_it_once() throws IOException {
        ObjectTiering tiering = tiering();
        Stored put = put(264, 4_000);
        tiering.move(put.hash(), StorageTier.ARCHIVE);
        assertThat(put(264, 4_000)).isEqualTo(put);
        assertThat(tiering.tier(put.hash())).map(TierState::tier).contains(StorageTier.ARCHIVE);
    }
}
