package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.archive.SigningKey;
import com.smartap.model.ContentHash;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandTest {
    @TempDir
    private Path folder;

    private Path in;
    private Path out;

    @BeforeEach
    void drawAnInvoice() throws IOException {
        in = Files.write(folder.resolve("in.pdf"), SampleInvoices.all().get(0).pdf());
        out = folder.resolve("out.pdf");
    }

    @Test
    void a_sealed_document_verifies_with_its_audit_trail_until_a_byte_is_changed() throws IOException {
        Path audit = Files.writeString(folder.resolve("audit.json"), "{\"entries\":[{\"action\":\"approved\"}]}");
        Cli.Ran sealed = Cli.run("archive", "seal", in, "--out", out, "--audit", audit);

        assertThat(sealed.exit()).as(sealed.out()).isZero();
        JsonNode line = sealed.line();
        assertThat(line.path("pages").asInt()).isPositive();
        assertThat(line.path("pdfa").asText()).isEqualTo("PDF/A-3B");
        assertThat(line.path("signature").asText()).isEqualTo("PAdES-B-B");
        assertThat(line.path("sha256").asText())
                .isEqualTo(ContentHash.of(Files.readAllBytes(out)).hex());
        assertThat(line.path("warnings").toString()).contains("demonstration certificate");
        assertThat(sealed.err()).contains("demonstration certificate");

        Cli.Ran verified = Cli.run("archive", "verify", out);
        assertThat(verified.exit()).isZero();
        assertThat(verified.line().path("intact").asBoolean()).isTrue();
        assertThat(verified.line().path("signature").path("coversWholeFile").asBoolean())
                .isTrue();
        assertThat(verified.line().path("signature").path("signer").asText()).contains("SmartAP demonstration");
        assertThat(verified.line()
                        .path("audit")
                        .path("entries")
                        .path(0)
                        .path("action")
                        .asText())
                .isEqualTo("approved");

        byte[] bytes = Files.readAllBytes(out);
        bytes[bytes.length / 2] ^= 1;
        Cli.Ran changed = Cli.run("archive", "verify", Files.write(folder.resolve("changed.pdf"), bytes));
        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.line().path("intact").asBoolean()).isFalse();
        assertThat(changed.line().path("problems").isEmpty()).isFalse();
        assertThat(Cli.run("archive", "verify", in).exit()).isEqualTo(1);
    }

    @Test
    void what_was_noted_on_archiving_tells_a_file_that_was_cut_or_swapped() throws IOException {
        assertThat(Cli.run("archive", "seal", in, "--out", out).exit()).isZero();
        String hash = ContentHash.of(Files.readAllBytes(out)).hex();
        long size = Files.size(out);
        assertThat(Cli.run("archive", "verify", out, "--expect-sha256", hash, "--expect-size", size)
                        .exit())
                .isZero();
        for (Object[] noted : new Object[][] {
            {"--expect-sha256", "0".repeat(64)}, {"--expect-size", size + 1}, {"--expect-level", "B_LTA"}
        }) {
            Cli.Ran told = Cli.run("archive", "verify", out, noted[0], noted[1]);
            assertThat(told.exit()).isEqualTo(1);
            assertThat(told.line().path("intact").asBoolean()).isFalse();
            assertThat(told.line().path("problems")).hasSize(1);
        }
    }

    @Test
    void a_trail_of_ones_own_is_not_in_the_log_of_others() throws IOException {
        Path audit = Files.writeString(
                folder.resolve("audit.json"),
                "{\"records\":[{\"sequence\":1,\"entry\":\"{}\",\"hash\":\"00\",\"action\":\"invoice.approved\"}]}");
        assertThat(Cli.run("archive", "seal", in, "--out", out, "--audit", audit)
                        .exit())
                .isZero();
        Path log = Files.createDirectory(folder.resolve("log"));
        Cli.Ran told = Cli.run("archive", "verify", out, "--log", log);
        assertThat(told.exit()).isEqualTo(1);
        assertThat(told.line().path("problems").toString())
                .contains("does not have the hash that it shows")
                .contains("shows something else than its entry")
                .contains("is not in the log");
    }

    @Test
    void a_keystore_signs_with_its_own_name_and_its_password_shows_nowhere() throws IOException {
        Path keystore = folder.resolve("seal.p12");
        SigningKey.selfSigned(keystore, Secret.of("open sesame"), "Northwind Archive", Clock.systemUTC());
        Map<String, String> environment = Map.of("SEAL", "open sesame", "WRONG", "sesame street");
        Object[] seal = {"archive", "seal", in, "--out", out, "--keystore", keystore, "--password-env", "SEAL"};

        Cli.Ran sealed = Cli.run(environment, Clock.systemUTC(), seal);
        assertThat(sealed.exit()).as(sealed.out()).isZero();
        assertThat(sealed.line().path("warnings").toString()).doesNotContain("demonstration");
        assertThat(Cli.run("archive", "verify", out)
                        .line()
                        .path("signature")
                        .path("signer")
                        .asText())
                .contains("Northwind Archive");

        seal[7 + 1] = "WRONG";
        Cli.Ran refused = Cli.run(environment, Clock.systemUTC(), seal);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.error().path("code").asText()).isEqualTo("INVALID_CONFIGURATION");
        assertThat(refused.out() + refused.err()).doesNotContain("sesame");
        seal[7 + 1] = "ABSENT";
        assertThat(Cli.run(environment, Clock.systemUTC(), seal)
                        .error()
                        .path("message")
                        .asText())
                .contains("ABSENT is not set");
    }

    @Test
    void a_time_stamp_authority_raises_the_level_and_one_that_is_down_leaves_it_pending() throws IOException {
        try (LabPki pki = new LabPki(Clock.systemUTC())) {
            Path keystore = pki.signer("Northwind Archive").writeTo(folder.resolve("seal.p12"), "sesame".toCharArray());
            Path root = Files.write(folder.resolve("root.cer"), der(pki));
            Map<String, String> environment = Map.of("SEAL", "sesame");
            Object[] seal = {
                "archive",
                "seal",
                in,
                "--out",
                out,
                "--keystore",
                keystore,
                "--password-env",
                "SEAL",
                "--tsa",
                pki.tsaUrl()
            };
            assertThat(Cli.run(environment, Clock.systemUTC(), seal)
                            .line()
                            .path("signature")
                            .asText())
                    .isEqualTo("PAdES-B-T");

            pki.misbehave(Misbehaviour.DOWN);
            JsonNode down = Cli.run(environment, Clock.systemUTC(), seal).line();
            assertThat(down.path("signature").asText()).isEqualTo("PAdES-B-B");
            assertThat(down.path("pending").asText()).isEqualTo("PAdES-B-T");
            assertThat(Cli.run("archive", "verify", out)
                            .line()
                            .path("signature")
                            .path("pending")
                            .asText())
                    .isEqualTo("PAdES-B-T");

            pki.behave();
            Path longer = folder.resolve("longer.pdf");
            JsonNode extended = Cli.run(
                            "archive", "extend", out, "--out", longer, "--tsa", pki.tsaUrl(), "--level", "LTA")
                    .line();
            assertThat(extended.path("extended").asBoolean()).isTrue();
            assertThat(extended.path("signature").asText()).isEqualTo("PAdES-B-LTA");
            JsonNode verified =
                    Cli.run("archive", "verify", longer, "--trust", root).line();
            assertThat(verified.path("intact").asBoolean()).isTrue();
            assertThat(verified.path("signatures").path(0).path("trust").asText())
                    .isEqualTo("TRUSTED");
            assertThat(Cli.run("archive", "extend", longer, "--out", longer, "--tsa", pki.tsaUrl())
                            .line()
                            .path("extended")
                            .asBoolean())
                    .isFalse();
        }
    }

    private static byte[] der(LabPki pki) throws IOException {
        try {
            return pki.root().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    @Test
    void what_cannot_be_sealed_is_refused_and_nothing_is_written() throws IOException {
        Cli.Ran stamped = Cli.run("archive", "seal", in, "--out", out, "--tsa", "ftp:here");
        assertThat(stamped.exit()).isEqualTo(1);
        assertThat(stamped.error().path("field").asText()).isEqualTo("tsa");

        Path text = Files.writeString(folder.resolve("text.pdf"), "no pdf");
        assertThat(Cli.run("archive", "seal", text, "--out", out)
                        .error()
                        .path("code")
                        .asText())
                .startsWith("DOCUMENT_");
        Path audit = Files.writeString(folder.resolve("audit.json"), "{");
        assertThat(Cli.run("archive", "seal", in, "--out", out, "--audit", audit)
                        .error()
                        .path("field")
                        .asText())
                .isEqualTo("audit");
        assertThat(out).doesNotExist();
    }
}
