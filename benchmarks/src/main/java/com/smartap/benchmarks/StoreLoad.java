package com.smartap.benchmarks;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.s3.AwsCredentials;
import com.smartap.archive.s3.AwsCredentialsSource;
import com.smartap.archive.s3.S3DocumentStore;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.archive.s3.S3Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Keeps one large document and reads it again, in a process of its own with 64 MiB, and prints how long that takes.
 *
 * <p>Arguments: {@code s3 [MIB]} against a simulator in this process, {@code file [MIB]} in a temporary folder; 1,024 MiB
 * if left out.
 */
public final class StoreLoad {
    private static final long MIB = 1024L * 1024;

    private StoreLoad() {}

    /** Runs one load. */
    public static void main(String[] args) throws Exception {
        String mib = args.length > 1 ? args[1] : "1024";
        switch (args.length == 0 ? "" : args[0]) {
            case "s3" -> {
                try (S3Simulator s3 = new S3Simulator(Clock.systemUTC()).start(0)) {
                    s3.createBucket("large-documents", true);
                    process(s3.secretAccessKey(), "client", mib, s3.endpoint().toString(), s3.accessKeyId());
                }
            }
            case "file" ->
                process(
                        Secret.of(""),
                        "client",
                        mib,
                        Files.createTempDirectory("store-load").toString());
            case "client" -> client(args);
            default -> throw new IllegalArgumentException("s3 [MIB] or file [MIB]");
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void process(Secret secret, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                StoreLoad.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().write(secret.reveal().getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process with 64 MiB failed");
        }
    }

    private static void client(String... args) throws IOException {
        String secret = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        long size = Long.parseLong(args[1]) * MIB;
        DocumentStore store = args.length < 4
                ? new FileSystemDocumentStore(Path.of(args[2]))
                : S3DocumentStore.in("large-documents")
                        .endpoint(URI.create(args[2]))
                        .region(S3Simulator.REGION)
                        .pathStyle(true)
                        .credentials(AwsCredentialsSource.fixed(AwsCredentials.of(args[3], Secret.of(secret))))
                        .build(Clock.systemUTC());
        try (store) {
            long start = System.nanoTime();
            Stored stored = store.put(new Bytes(size), size);
            long kept = System.nanoTime();
            long read = 0;
            try (InputStream in = store.get(stored.hash()).orElseThrow()) {
                byte[] buffer = new byte[65_536];
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    read += n;
                }
            }
            print("kept", size, kept - start);
            print("read and proven", read, System.nanoTime() - kept);
        }
    }

    private static void print(String what, long bytes, long nanos) {
        System.out.printf(
                Locale.ROOT,
                "%s %d MiB in %d ms: %d MiB/s, with 64 MiB of heap%n",
                what,
                bytes / MIB,
                Duration.ofNanos(nanos).toMillis(),
                bytes / MIB * 1000 / Math.max(1, Duration.ofNanos(nanos).toMillis()));
    }

    /** So many bytes, made as they are read. */
    private static final class Bytes extends InputStream {
        private long left;

        Bytes(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? (int) (left & 0xFF) : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int n = (int) Math.min(length, left);
            for (int i = 0; i < n; i++) {
                target[offset + i] = (byte) ((left - i) * 31 >>> 3);
            }
            left -= n;
            return n;
        }
    }
}
