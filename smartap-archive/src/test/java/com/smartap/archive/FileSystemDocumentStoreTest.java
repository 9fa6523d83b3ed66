package com.smartap.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.testkit.archive.DocumentStoreContract;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemDocumentStoreTest extends DocumentStoreContract {
    @TempDir
    Path directory;

    private DocumentStore store;

    @BeforeEach
    void open() throws IOException {
        store = reopened();
    }

    @Override
    protected DocumentStore store() {
        return store;
    }

    @Override
    protected DocumentStore reopened() throws IOException {
        return new FileSystemDocumentStore(directory.resolve("store"));
    }

    @Override
    protected int stored() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return Math.toIntExact(files.filter(Files::isRegularFile).count());
        }
    }

    @Override
    protected void damage(ContentHash hash) throws IOException {
        Path file = file(hash);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private Path file(ContentHash hash) {
        return directory
                .resolve("store")
                .resolve(hash.hex().substring(0, 2))
                .resolve(hash.hex().substring(2, 4))
                .resolve(hash.hex());
    }

    @Test
    void putting_good_bytes_again_heals_damaged_ones() throws IOException {
        byte[] bytes = new byte[5_000];
        ContentHash hash = store.put(new ByteArrayInputStream(bytes), 10_000).hash();
        damage(hash);
        store.put(new ByteArrayInputStream(bytes), 10_000);
        assertThat(Files.readAllBytes(file(hash))).isEqualTo(bytes);
    }

    @Test
    void what_crashed_writers_left_is_removed_and_what_others_own_is_not() throws IOException {
        Path incoming = directory.resolve("store/incoming");
        Path abandoned = Files.writeString(incoming.resolve("put-abandoned"), "half");
        Path foreign = Files.writeString(incoming.resolve("notes.txt"), "mine");
        Path written = Files.writeString(incoming.resolve("put-being-written"), "ha");
        try (FileChannel writer = FileChannel.open(written, StandardOpenOption.WRITE)) {
            writer.lock();
            reopened().close();
            assertThat(abandoned).doesNotExist();
            assertThat(foreign).exists();
            assertThat(written).exists();
        }
    }
}
