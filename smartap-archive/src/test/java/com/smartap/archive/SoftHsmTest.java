package com.smartap.archive;

import static com.smartap.archive.Samples.INVOICE;
import static com.smartap.archive.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was made in a token and never leaves it, over a real PKCS#11 library (Debian's package softhsm2). */
class SoftHsmTest {
    private static final String PIN = "123456";

    @TempDir
    private Path folder;

    @Test
    void a_key_in_a_real_token_seals() throws Exception {
        Optional<Path> library = List.of(
                        "/usr/lib/softhsm/libsofthsm2.so",
                        "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
                        "/usr/lib64/pkcs11/libsofthsm2.so")
                .stream()
                .map(Path::of)
                .filter(Files::isRegularFile)
                .findFirst();
        assumeTrue(library.isPresent(), "SoftHSM is not installed here: apt-get install softhsm2");
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = %s\n".formatted(folder.resolve("tokens")));
        Path token = Files.writeString(
                folder.resolve("token.cfg"),
                "name = SmartApTest\nlibrary = %s\nslotListIndex = 0\n".formatted(library.get()));
        run("softhsm2-util", "--init-token", "--free", "--label", "archive", "--so-pin", PIN, "--pin", PIN);
        run(
                java("keytool"),
                "-genkeypair",
                "-addprovider",
                "SunPKCS11",
                "-providerarg",
                token.toString(),
                "-keystore",
                "NONE",
                "-storetype",
                "PKCS11",
                "-storepass",
                PIN,
                "-alias",
                "invoice seal",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=Northwind Token",
                "-validity",
                "3650");
        assertThat(run(
                        java("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sealing.class.getName(),
                        token.toString()))
                .contains("sealed by CN=Northwind Token");
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }

    /** The library reads its settings from the environment, so that it needs a process of its own. */
    private String run(String... command) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** What runs in that process. */
    static final class Sealing {
        private Sealing() {}

        public static void main(String[] arguments) throws IOException {
            SigningKey key = SigningKey.pkcs11(Path.of(arguments[0]), Secret.of(PIN), "invoice seal");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new PdfSealer(key).seal(request(INVOICE), out);
            SealVerification found =
                    new SealVerifier(Clock.systemUTC()).verify(DocumentSource.of("s.pdf", out.toByteArray()));
            // The key is younger than the moment that the sample claims, which is all that may be wrong.
            boolean signed = found.signatures().get(0).valid();
            System.out.println((signed ? "sealed by " : "not sealed by ") + found.signer());
        }
    }
}
