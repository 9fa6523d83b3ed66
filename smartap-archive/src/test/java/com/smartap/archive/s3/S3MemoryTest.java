package com.smartap.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A process with 32 MB of heap keeps 64 MB in S3 and reads them again. */
class S3MemoryTest {
    private static final long SIZE = 64L * 1024 * 1024;

    @Test
    void memory_does_not_grow_with_the_document() throws Exception {
        try (S3Fixture fixture = new S3Fixture(true)) {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx32m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Client.class.getName(),
                            fixture.s3.endpoint().toString(),
                            fixture.s3.accessKeyId()))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream()
                    .write((fixture.s3.secretAccessKey().reveal() + "\n")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).endsWith("kept and read " + SIZE + "\n");
        }
    }

    /** Bytes without end, or to an end, that no memory holds. */
    private static final class Endless extends InputStream {
        private long left = SIZE;

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
                target[offset + i] = (byte) (left - i);
            }
            left -= n;
            return n;
        }
    }

    /** The process with little memory. */
    static final class Client {
        private Client() {}

        public static void main(String... arguments) throws IOException {
            String secret = new String(System.in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip();
            try (DocumentStore store = S3DocumentStore.in(S3Fixture.BUCKET)
                    .endpoint(URI.create(arguments[0]))
                    .region("eu-central-1")
                    .pathStyle(true)
                    .credentials(AwsCredentialsSource.fixed(AwsCredentials.of(arguments[1], Secret.of(secret))))
                    .build(Clock.offset(
                            Clock.systemUTC(),
                            java.time.Duration.between(
                                    java.time.Instant.now(), java.time.Instant.parse("2026-11-21T10:00:00Z"))))) {
                Stored stored = store.put(new Endless(), SIZE);
                long read = 0;
                try (InputStream in =
                        store.get(new ContentHash(stored.hash().hex())).orElseThrow()) {
                    byte[] buffer = new byte[65_536];
                    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                        read += n;
                    }
                }
                System.out.println("kept and read " + read);
            }
        }
    }
}
