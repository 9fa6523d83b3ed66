package com.smartap.archive.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.s3.S3Fixture;
import com.smartap.archive.store.ReplicatedDocumentStore.WhenReplicaFails;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.StoreUnavailableException;
import com.smartap.testkit.archive.DocumentStoreContract;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, over two stores as one: S3 with a replica in a folder. */
class ReplicatedDocumentStoreTest extends DocumentStoreContract {
    @TempDir
    Path folder;

    private final S3Fixture fixture = new S3Fixture(true);
    private final DocumentStore cloud = fixture.store();
    private DocumentStore files;
    private DocumentStore store;

    @BeforeEach
    void open() throws IOException {
        files = new FileSystemDocumentStore(folder);
        store = new ReplicatedDocumentStore(cloud, files, WhenReplicaFails.CATCH_UP);
    }

    @AfterEach
    void close() {
        cloud.close();
        fixture.close();
    }

    @Override
    protected DocumentStore store() {
        return store;
    }

    @Override
    protected int stored() {
        return fixture.desk.keys().size();
    }

    /** In both, so that there is no good one. */
    @Override
    protected void damage(ContentHash hash) {
        fixture.desk.damage(S3Fixture.PREFIX + hash.hex());
        Path file = folder.resolve(hash.hex().substring(0, 2))
                .resolve(hash.hex().substring(2, 4))
                .resolve(hash.hex());
        try {
            java.nio.file.Files.write(file, new byte[] {1, 2, 3});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected DocumentStore reopened() throws IOException {
        return new ReplicatedDocumentStore(fixture.store(), new FileSystemDocumentStore(folder), WhenReplicaFails.FAIL);
    }

    @Override
    protected Instant now() {
        return fixture.clock.instant();
    }

    @Override
    protected boolean pass(Duration time) {
        fixture.clock.advance(time);
        return true;
    }

    private ContentHash put(int size) throws IOException {
        return store.put(new ByteArrayInputStream(new byte[size]), 1_000_000).hash();
    }

    private static byte[] read(DocumentStore from, ContentHash hash) throws IOException {
        try (InputStream in = from.get(hash).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    @Test
    void a_reader_gets_good_bytes_though_the_first_store_has_bad_ones_and_heals_it() throws IOException {
        ContentHash hash = put(400_000);
        fixture.desk.damage(S3Fixture.PREFIX + hash.hex());
        assertThat(read(store, hash)).isEqualTo(new byte[400_000]);
        assertThat(read(cloud, hash)).isEqualTo(new byte[400_000]);
    }

    @Test
    void bytes_that_went_bad_on_the_way_never_reach_the_reader() throws IOException {
        ContentHash hash = put(50_000);
        fixture.s3.misbehave(ObjectFault.CORRUPT_NEXT_BODY);
        assertThat(read(store, hash)).isEqualTo(new byte[50_000]);
    }

    @Test
    void a_first_store_that_is_away_is_read_from_the_second() throws IOException {
        ContentHash hash = put(1_000);
        fixture.s3.misbehave(Misbehaviour.DOWN);
        assertThat(read(store, hash)).hasSize(1_000);
        assertThat(store.contains(hash)).isTrue();
        assertThatThrownBy(() -> put(1_001)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_second_store_that_is_away_delays_nobody_and_is_caught_up_with_or_fails_the_put() throws IOException {
        DocumentStore filesFirst = new ReplicatedDocumentStore(files, cloud, WhenReplicaFails.CATCH_UP);
        DocumentStore strict = new ReplicatedDocumentStore(files, cloud, WhenReplicaFails.FAIL);
        fixture.s3.misbehave(Misbehaviour.DOWN);
        ContentHash hash =
                filesFirst.put(new ByteArrayInputStream(new byte[77]), 100).hash();
        assertThatThrownBy(() -> strict.put(new ByteArrayInputStream(new byte[78]), 100))
                .isInstanceOf(StoreUnavailableException.class);
        fixture.s3.behave();
        assertThat(cloud.contains(hash)).isFalse();
        assertThat(Scrubber.of(filesFirst).run().open()).isZero();
        assertThat(cloud.contains(hash)).isTrue();
        assertThat(cloud.contains(ContentHash.of(new byte[78]))).isTrue();
    }
}
