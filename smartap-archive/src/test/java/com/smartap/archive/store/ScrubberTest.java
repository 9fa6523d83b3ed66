package com.smartap.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.s3.S3Fixture;
import com.smartap.archive.store.ReplicatedDocumentStore.WhenReplicaFails;
import com.smartap.archive.store.ScrubFinding.Kind;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.ObjectTiering;
import com.smartap.spi.archive.StorageTier;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a replica in S3: each is damaged in every way, and heals from the other. */
class ScrubberTest {
    @TempDir
    Path folder;

    private final S3Fixture fixture = new S3Fixture(true);
    private final DocumentStore cloud = fixture.store();
    private DocumentStore files;
    private ReplicatedDocumentStore both;

    @BeforeEach
    void open() throws IOException {
        files = new FileSystemDocumentStore(folder.resolve("documents"));
        both = new ReplicatedDocumentStore(files, cloud, WhenReplicaFails.CATCH_UP);
    }

    @AfterEach
    void close() {
        cloud.close();
        fixture.close();
    }

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static ContentHash put(DocumentStore store, int seed) throws IOException {
        return store.put(new ByteArrayInputStream(bytes(seed, 2_000 + seed)), 1_000_000)
                .hash();
    }

    private static byte[] read(DocumentStore store, ContentHash hash) throws IOException {
        try (InputStream in = store.get(hash).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    private Path file(ContentHash hash) {
        String hex = hash.hex();
        return folder.resolve("documents")
                .resolve(hex.substring(0, 2))
                .resolve(hex.substring(2, 4))
                .resolve(hex);
    }

    private String key(ContentHash hash) {
        return S3Fixture.PREFIX + hash.hex();
    }

    @Test
    void what_is_well_is_read_and_proven_in_both_stores() throws IOException {
        for (int i = 0; i < 7; i++) {
            put(both, i);
        }
        ScrubReport report = Scrubber.of(both).run();
        assertThat(report.finished()).isTrue();
        assertThat(report.objects()).isEqualTo(14);
        assertThat(report.bytes()).isEqualTo(2 * (7 * 2_000 + 21));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void damage_and_loss_on_either_side_are_found_and_healed() throws IOException {
        ContentHash damagedHere = put(both, 1);
        ContentHash lostHere = put(both, 2);
        ContentHash damagedThere = put(both, 3);
        ContentHash lostThere = put(both, 4);
        ContentHash hiddenThere = put(both, 5);
        ContentHash cutHere = put(both, 6);
        Files.write(file(damagedHere), bytes(99, 2_001));
        Files.delete(file(lostHere));
        fixture.desk.damage(key(damagedThere));
        assertThat(cloud.ability(com.smartap.spi.archive.ObjectDeletion.class)
                        .orElseThrow()
                        .delete(lostThere, false))
                .isNotNull();
        fixture.desk.delete(key(hiddenThere));
        Files.write(file(cutHere), bytes(6, 100));

        List<ScrubFinding> told = new ArrayList<>();
        ScrubReport report = Scrubber.of(both).telling(told::add).run();
        assertThat(told).isEqualTo(report.findings()).allMatch(ScrubFinding::healed);
        assertThat(report.count(Kind.DAMAGED)).isEqualTo(3);
        assertThat(report.count(Kind.MISSING)).isEqualTo(2);
        assertThat(report.count(Kind.HIDDEN)).isEqualTo(1);
        assertThat(report.open()).isZero();
        for (int i = 1; i <= 6; i++) {
            assertThat(read(files, ContentHash.of(bytes(i, 2_000 + i)))).isEqualTo(bytes(i, 2_000 + i));
            assertThat(read(cloud, ContentHash.of(bytes(i, 2_000 + i)))).isEqualTo(bytes(i, 2_000 + i));
        }
        assertThat(Scrubber.of(both).run().findings()).isEmpty();
    }

    @Test
    void without_a_second_store_damage_is_told_and_stays_open() throws IOException {
        ContentHash hash = put(files, 1);
        Files.write(file(hash), bytes(99, 2_001));
        Files.writeString(folder.resolve("documents/notes.txt"), "mine");
        ScrubReport report = Scrubber.of(files).run();
        assertThat(report.open()).isEqualTo(1);
        assertThat(report.count(Kind.STRANGER)).isEqualTo(1);
        assertThat(report.findings())
                .filteredOn(finding -> finding.kind() == Kind.DAMAGED)
                .first()
                .satisfies(finding -> assertThat(finding.detail()).contains("backup"));
    }

    @Test
    void what_a_database_knows_and_no_store_has_is_missing() throws IOException {
        ContentHash known = put(both, 1);
        ContentHash lost = ContentHash.of(bytes(2, 10));
        ScrubReport report = Scrubber.of(both).expecting(List.of(known, lost)).run();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.object()).isEqualTo(lost.hex());
            assertThat(finding.isOpen()).isTrue();
        });
    }

    @Test
    void a_scrub_that_was_stopped_goes_on_where_it_was() throws IOException {
        for (int i = 0; i < 600; i++) {
            Path file = file(ContentHash.of(bytes(i, 8))); // past the store, which would wait for the disk
            Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
            Files.write(file, bytes(i, 8));
        }
        ScrubCursor cursor = ScrubCursor.file(folder.resolve("scrub.cursor"));
        int[] left = {300};
        ScrubReport first = Scrubber.of(files).remembering(cursor).run(() -> left[0]-- > 0);
        assertThat(first.finished()).isFalse();
        assertThat(first.objects()).isEqualTo(300);
        ScrubReport second = Scrubber.of(files).remembering(cursor).run();
        assertThat(second.finished()).isTrue();
        assertThat(second.objects()).isEqualTo(350);
        assertThat(Scrubber.of(files).remembering(cursor).run().objects()).isEqualTo(600);
    }

    @Test
    void a_store_that_goes_away_ends_the_run_and_nothing_is_taken_for_lost() throws IOException {
        for (int i = 0; i < 20; i++) {
            put(cloud, i);
        }
        int[] seen = {0};
        ScrubReport report = Scrubber.of(cloud).run(() -> {
            if (seen[0]++ == 3) {
                fixture.s3.misbehave(Misbehaviour.DOWN);
            }
            return true;
        });
        assertThat(report.finished()).isFalse();
        assertThat(report.count(Kind.UNREADABLE)).isEqualTo(5);
        assertThat(report.count(Kind.MISSING)).isZero();
        assertThat(report.count(Kind.DAMAGED)).isZero();
    }

    @Test
    void what_is_archived_is_not_taken_for_damaged() throws IOException {
        ContentHash hash = put(cloud, 1);
        ((ObjectTiering) cloud).move(hash, StorageTier.ARCHIVE);
        ScrubReport report = Scrubber.of(cloud).run();
        assertThat(report.count(Kind.ARCHIVED)).isEqualTo(1);
        assertThat(report.open()).isZero();
    }

    @Test
    void what_is_brought_to_a_second_store_is_held_there_as_well() throws IOException {
        ContentHash hash = put(cloud, 1);
        ((ObjectLocking) cloud).legalHold(hash, true);
        S3Fixture other = new S3Fixture(true);
        try (other;
                DocumentStore second = other.store()) {
            ScrubReport report = Scrubber.of(new ReplicatedDocumentStore(cloud, second, WhenReplicaFails.FAIL))
                    .run();
            assertThat(report.findings()).singleElement().matches(ScrubFinding::healed);
            assertThat(((ObjectLocking) second).lock(hash).orElseThrow().legalHold())
                    .isTrue();
        }
    }
}
