package com.smartap.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.ContentHash;
import com.smartap.spi.DocumentException;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.esign.SigningDocuments.Copy;
import com.smartap.spi.esign.SigningDocuments.Mark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One process with little memory meets every hostile file, one after the other, and goes on sealing good ones. */
class SmallMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void one_process_of_256_mb_survives_every_hostile_file() throws Exception {
        String keep = System.getProperty("smartap.keep");
        Path out = (keep == null ? folder : Path.of(keep)).resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Survivor.class.getName(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(out);
        assertThat(ended).as("last: %s", lines.get(lines.size() - 1)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("log.txt"), StandardCharsets.ISO_8859_1))
                .isZero();
        assertThat(lines).hasSize(HostileFiles.all().size() + 1);
        assertThat(lines).noneMatch(line -> line.contains("UNTYPED") || line.contains("NOT INTACT"));
        assertThat(lines.get(lines.size() - 1)).isEqualTo("good: sealed");
    }

    /** What runs in the small process. */
    static final class Survivor {
        private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);

        private static final ContentHash HASH = ContentHash.of(new byte[0]);
        private static final Mark MARK = new Mark("request", HASH);
        private static final PdfSigningDocuments SIGNING =
                PdfSigningDocuments.builder().clock(CLOCK).build();

        private Survivor() {}

        public static void main(String[] arguments) throws IOException {
            ReadLimits limits = new ReadLimits(64L * 1024 * 1024, 200, 2_000_000, Duration.ofSeconds(10));
            PdfSealer sealer = PdfSealer.builder(Samples.KEY)
                    .limits(limits)
                    .clock(CLOCK)
                    .picturesInsteadOfNoPdfa(150)
                    .build();
            SealVerifier verifier = new SealVerifier(CLOCK, limits, List.of());
            StringBuilder lines = new StringBuilder();
            for (Map.Entry<String, byte[]> file : HostileFiles.all().entrySet()) {
                long from = System.nanoTime();
                String answer = answer(sealer, verifier, file.getKey(), file.getValue());
                lines.append(
                        "%s: %s, %d ms%n".formatted(file.getKey(), answer, (System.nanoTime() - from) / 1_000_000));
                Files.writeString(Path.of(arguments[0]), lines);
            }
            lines.append("good: ")
                    .append(answer(sealer, verifier, "good.pdf", Samples.INVOICE))
                    .append('\n');
            Files.writeString(Path.of(arguments[0]), lines);
        }

        private static void copyToSign(String name, byte[] bytes) throws IOException {
            try {
                SIGNING.prepare(
                        new Copy(DocumentSource.of(name, bytes), MARK, "title", List.of("fact: yes")),
                        OutputStream.nullOutputStream());
            } catch (DocumentException typed) {
                assertThat(typed.code()).isNotNull();
            }
        }

        private static String answer(PdfSealer sealer, SealVerifier verifier, String name, byte[] bytes) {
            try {
                SealVerification found = verifier.verify(DocumentSource.of(name, bytes));
                if (found.intact()
                        || SIGNING.check(DocumentSource.of(name, bytes), HASH, MARK)
                                .counts()) {
                    return "UNTYPED: intact";
                }
                copyToSign(name, bytes);
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                SealReport report = sealer.seal(Samples.request(bytes), out);
                found = verifier.verify(DocumentSource.of(name, out.toByteArray()));
                return found.intact() ? "sealed" : "NOT INTACT " + report + found.problems();
            } catch (DocumentException typed) {
                return String.valueOf(typed.code());
            } catch (IOException | RuntimeException | Error untyped) {
                return "UNTYPED: " + untyped;
            }
        }
    }
}
