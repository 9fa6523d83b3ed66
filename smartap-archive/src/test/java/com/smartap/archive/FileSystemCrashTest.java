package com.smartap.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.CrashingDisk.Crash;
import com.smartap.archive.internal.store.Disk;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The file store dies before each of its operations on the disk; what is left is the old or the new, never half. */
class FileSystemCrashTest {
    private static final Path ROOT = Path.of("/store");
    private static final byte[] OLD = bytes(1, 200_000);
    private static final byte[] NEW = bytes(2, 300_000);

    @TempDir
    Path folder;

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void put(FileSystemDocumentStore store, byte[] bytes) throws IOException {
        assertThat(store.put(new ByteArrayInputStream(bytes), 1_000_000).hash()).isEqualTo(ContentHash.of(bytes));
    }

    private static Optional<byte[]> read(FileSystemDocumentStore store, byte[] bytes) throws IOException {
        Optional<InputStream> found = store.get(ContentHash.of(bytes));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = found.get()) {
            return Optional.of(in.readAllBytes()); // fails if it is half
        }
    }

    @ParameterizedTest
    @EnumSource(Crash.class)
    void a_put_leaves_all_or_nothing_wherever_it_dies(Crash crash) throws IOException {
        int deaths = 0;
        for (int at = 1; ; at++) {
            CrashingDisk disk = new CrashingDisk();
            FileSystemDocumentStore store = new FileSystemDocumentStore(ROOT, disk);
            put(store, OLD);
            disk.dieAt(at);
            boolean finished;
            try {
                put(store, NEW);
                finished = true;
            } catch (IOException dead) {
                finished = false;
                deaths++;
            }
            CrashingDisk left = disk.after(crash);
            FileSystemDocumentStore next = new FileSystemDocumentStore(ROOT, left);
            assertThat(read(next, OLD)).as("old, after a death at %d", at).contains(OLD);
            Optional<byte[]> found = read(next, NEW);
            assertThat(found.filter(bytes -> !Arrays.equals(bytes, NEW))).isEmpty();
            if (finished) {
                assertThat(found).contains(NEW);
            }
            assertThat(left.list(ROOT.resolve("incoming"))).isEmpty();
            put(next, NEW);
            assertThat(read(next, NEW)).contains(NEW);
            if (finished) {
                break;
            }
        }
        assertThat(deaths).isGreaterThan(10);
    }

    @ParameterizedTest
    @EnumSource(Crash.class)
    void the_first_put_into_a_new_store_is_as_safe(Crash crash) throws IOException {
        for (int at = 1; ; at++) {
            CrashingDisk disk = new CrashingDisk();
            disk.dieAt(at);
            boolean finished = false;
            try {
                put(new FileSystemDocumentStore(ROOT, disk), NEW);
                finished = true;
            } catch (IOException dead) {
                assertThat(disk.operations()).isGreaterThanOrEqualTo(at);
            }
            FileSystemDocumentStore next = new FileSystemDocumentStore(ROOT, disk.after(crash));
            Optional<byte[]> found = read(next, NEW);
            if (finished) {
                assertThat(found).contains(NEW);
                return;
            }
            assertThat(found.filter(bytes -> !Arrays.equals(bytes, NEW))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Crash.class)
    void a_deletion_and_a_healing_leave_the_old_or_the_new(Crash crash) throws IOException {
        for (int at = 1; at < 40; at++) {
            CrashingDisk disk = new CrashingDisk();
            FileSystemDocumentStore store = new FileSystemDocumentStore(ROOT, disk);
            put(store, OLD);
            put(store, NEW);
            disk.dieAt(at);
            try {
                store.delete(ContentHash.of(NEW), false);
                put(store, NEW);
            } catch (IOException dead) {
                assertThat(disk.operations()).isGreaterThanOrEqualTo(at);
            }
            FileSystemDocumentStore next = new FileSystemDocumentStore(ROOT, disk.after(crash));
            assertThat(read(next, OLD)).contains(OLD);
            assertThat(read(next, NEW).filter(bytes -> !Arrays.equals(bytes, NEW)))
                    .isEmpty();
        }
    }

    /** A process that is killed while it puts documents one after the other; each it called stored has to be there. */
    @Test
    void a_killed_process_keeps_what_it_called_stored() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (int round = 0; round < 3; round++) {
            Path log = folder.resolve("stored-" + round);
            Process process = new ProcessBuilder(List.of(
                            java,
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            folder.resolve("store").toString(),
                            String.valueOf(round)))
                    .redirectOutput(log.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int wanted = 4 + round * 7;
            while (Files.readAllLines(log).size() < wanted && process.isAlive()) {
                boolean ended = process.waitFor(5, TimeUnit.MILLISECONDS);
                assertThat(ended).isFalse();
            }
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            List<String> lines = Files.readAllLines(log);
            FileSystemDocumentStore store = new FileSystemDocumentStore(folder.resolve("store"));
            for (String line : lines.subList(0, lines.size() - 1)) {
                try (InputStream in = store.get(new ContentHash(line)).orElseThrow()) {
                    assertThat(in.readAllBytes()).isNotEmpty();
                }
            }
            ObjectPage all = store.list(null, 1_000);
            assertThat(all.strangers()).isEmpty();
            assertThat(all.objects()).hasSizeGreaterThanOrEqualTo(wanted);
            for (var object : all.objects()) {
                try (InputStream in = store.get(object.hash()).orElseThrow()) {
                    assertThat((long) in.readAllBytes().length).isEqualTo(object.size());
                }
            }
            assertThat(Disk.REAL.list(folder.resolve("store/incoming"))).isEmpty();
        }
    }

    /** Puts documents until it is killed, and says of each that it is stored. */
    static final class Writer {
        private Writer() {}

        public static void main(String... arguments) throws IOException {
            FileSystemDocumentStore store = new FileSystemDocumentStore(Path.of(arguments[0]));
            Random random = new Random(Long.parseLong(arguments[1]));
            while (true) {
                byte[] bytes = new byte[1 + random.nextInt(300_000)];
                random.nextBytes(bytes);
                System.out.println(
                        store.put(new ByteArrayInputStream(bytes), 1_000_000).hash());
            }
        }
    }
}
