package com.smartap.testkit.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStore.Stored;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link DocumentStore} has to do. A subclass gives a fresh, empty store for each test. What a store can do
 * beyond keeping bytes is tested if it says that it can.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public abstract class DocumentStoreContract extends StoreAbilitiesPart {
    private static final long LIMIT = 10_000_000;

    /** The store to test. */
    @Override
    protected abstract DocumentStore store();

    /** How many objects the store holds, finished or not. */
    protected abstract int stored() throws IOException;

    /** Changes one byte of what is stored, behind the store's back. */
    @Override
    protected abstract void damage(ContentHash hash) throws IOException;

    /** Opens another store over the same content, as a process does after a crash. */
    @Override
    protected abstract DocumentStore reopened() throws IOException;

    @Test
    void what_was_put_comes_back() throws IOException {
        byte[] bytes = bytes(1, 200_000);
        Stored put = store().put(new ByteArrayInputStream(bytes), LIMIT);
        assertThat(put.hash()).isEqualTo(ContentHash.of(bytes));
        assertThat(put.size()).isEqualTo(bytes.length);
        assertThat(store().contains(put.hash())).isTrue();
        assertThat(read(store(), put.hash())).isEqualTo(bytes);
    }

    @Test
    void no_bytes_are_a_document_too() throws IOException {
        Stored put = store().put(new ByteArrayInputStream(new byte[0]), LIMIT);
        assertThat(read(store(), put.hash())).isEmpty();
    }

    @Test
    void putting_twice_keeps_once() throws IOException {
        byte[] bytes = bytes(2, 5_000);
        Stored first = store().put(new ByteArrayInputStream(bytes), LIMIT);
        Stored second = store().put(new ByteArrayInputStream(bytes), LIMIT);
        assertThat(second).isEqualTo(first);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void putting_at_once_keeps_once() throws Exception {
        byte[] bytes = bytes(3, 300_000);
        DocumentStore store = store();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Stored>> puts = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                puts.add(threads.submit(() -> store.put(new ByteArrayInputStream(bytes), LIMIT)));
            }
            for (Future<Stored> put : puts) {
                assertThat(put.get().hash()).isEqualTo(ContentHash.of(bytes));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(read(store, ContentHash.of(bytes))).isEqualTo(bytes);
    }

    @Test
    void what_is_too_large_is_refused_and_not_kept() throws IOException {
        byte[] bytes = bytes(4, 1_001);
        assertThatThrownBy(() -> store().put(new ByteArrayInputStream(bytes), 1_000))
                .isInstanceOfSatisfying(
                        DocumentException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DOCUMENT_TOO_LARGE));
        assertThat(store().contains(ContentHash.of(bytes))).isFalse();
        assertThat(stored()).isZero();
        assertThat(store().put(new ByteArrayInputStream(bytes), 1_001).size()).isEqualTo(1_001);
    }

    @Test
    void a_put_that_breaks_off_leaves_nothing() throws IOException {
        byte[] bytes = bytes(5, 100_000);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(bytes), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line went dead");
            }
        });
        assertThatThrownBy(() -> store().put(broken, LIMIT)).isInstanceOf(IOException.class);
        assertThat(store().contains(ContentHash.of(bytes))).isFalse();
        assertThat(stored()).isZero();
    }

    @Test
    void what_was_put_survives_a_new_start() throws IOException {
        byte[] bytes = bytes(6, 70_000);
        Stored put = store().put(new ByteArrayInputStream(bytes), LIMIT);
        try (DocumentStore again = reopened()) {
            assertThat(read(again, put.hash())).isEqualTo(bytes);
        }
    }

    @Test
    void what_was_never_put_is_absent() throws IOException {
        ContentHash unknown = ContentHash.of(bytes(7, 10));
        assertThat(store().get(unknown)).isEmpty();
        assertThat(store().contains(unknown)).isFalse();
    }

    @Test
    void damaged_bytes_are_told_at_their_end() throws IOException {
        Stored put = store().put(new ByteArrayInputStream(bytes(8, 50_000)), LIMIT);
        damage(put.hash());
        assertThatThrownBy(() -> read(store(), put.hash()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(put.hash().hex());
    }

    @Test
    void replacing_heals_damaged_bytes() throws IOException {
        byte[] bytes = bytes(9, 50_000);
        Stored put = store().put(new ByteArrayInputStream(bytes), LIMIT);
        damage(put.hash());
        assertThat(store().replace(new ByteArrayInputStream(bytes), LIMIT)).isEqualTo(put);
        assertThat(read(store(), put.hash())).isEqualTo(bytes);
    }

    @Test
    void a_stream_that_is_closed_early_harms_nobody() throws IOException {
        byte[] bytes = bytes(10, 300_000);
        Stored put = store().put(new ByteArrayInputStream(bytes), LIMIT);
        for (int i = 0; i < 20; i++) {
            try (InputStream in = store().get(put.hash()).orElseThrow()) {
                assertThat(in.read()).isEqualTo(bytes[0] & 0xFF);
            }
        }
        assertThat(read(store(), put.hash())).isEqualTo(bytes);
    }

    @Test
    void streams_of_several_readers_do_not_disturb_each_other() throws IOException {
        byte[] one = bytes(11, 100_000);
        byte[] other = bytes(12, 100_000);
        Stored first = store().put(new ByteArrayInputStream(one), LIMIT);
        Stored second = store().put(new ByteArrayInputStream(other), LIMIT);
        try (InputStream a = store().get(first.hash()).orElseThrow();
                InputStream b = store().get(second.hash()).orElseThrow()) {
            byte[] half = a.readNBytes(50_000);
            assertThat(b.readAllBytes()).isEqualTo(other);
            assertThat(half).isEqualTo(java.util.Arrays.copyOf(one, 50_000));
            assertThat(a.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(one, 50_000, 100_000));
        }
    }
}
