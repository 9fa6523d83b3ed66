package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.Checkpoint;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.pki.LabPki;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** How the properties say that documents are sealed and checkpoints anchored. */
class SealConfigurationTest {
    static LabPki lab;

    @TempDir
    Path folder;

    private final ApplicationContextRunner providers =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class));

    @BeforeAll
    static void start() {
        lab = new LabPki(Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void a_time_stamp_authority_raises_the_level_of_seals() throws Exception {
        Path root = Files.writeString(
                folder.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder().encodeToString(lab.root().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        inFolder("smartap.archive.timestamp.url=" + lab.tsaUrl(), "smartap.archive.trusted=" + root)
                .run(started ->
                        assertThat(seal(started.getBean(DocumentSealer.class))).isEqualTo("PAdES-B-T"));
        inFolder()
                .run(started ->
                        assertThat(seal(started.getBean(DocumentSealer.class))).isEqualTo("PAdES-B-B"));
    }

    @Test
    void a_level_that_needs_an_authority_is_refused_without_one() {
        inFolder("smartap.archive.level=b-lta")
                .run(failed -> assertThat(rootOf(failed.getStartupFailure()))
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining("level PAdES-B-LTA needs a time-stamp service")
                        .hasMessageContaining("archive.timestamp.url"));
    }

    @Test
    void what_is_wrong_is_said_at_once_by_its_path_and_without_secrets() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        inFolder(
                        "smartap.archive.timestamp.url=tsa.example.com",
                        "smartap.archive.timestamp.user=ann",
                        "smartap.archive.timestamp.timeout=-1s",
                        "smartap.archive.trusted=/nowhere/root.pem",
                        "smartap.archive.picture-dpi=7",
                        "smartap.archive.renew-ahead=-1d",
                        "smartap.archive.pkcs11.pin=hunter2",
                        "smartap.audit.timestamp.password=hunter3",
                        "smartap.audit.witness-folders=" + file)
                .run(failed -> {
                    String all =
                            String.valueOf(rootOf(failed.getStartupFailure()).getMessage());
                    assertThat(all.split("; "))
                            .anyMatch(line ->
                                    line.startsWith("archive.timestamp.url (tsa.example.com) must be an address of"))
                            .anyMatch(line -> line.startsWith("archive.timestamp.password is missing"))
                            .anyMatch(line -> line.startsWith("archive.timestamp.timeout (PT-1S) must be positive"))
                            .anyMatch(line -> line.startsWith("archive.trusted[0] (/nowhere/root.pem) cannot be read"))
                            .anyMatch(line -> line.startsWith("archive.picture-dpi (7) must be 72 to 400"))
                            .anyMatch(line -> line.startsWith("archive.renew-ahead (PT-24H) must not be negative"))
                            .anyMatch(line -> line.startsWith("archive.pkcs11.configuration is missing"))
                            .anyMatch(line -> line.startsWith("audit.timestamp.user is missing"))
                            .anyMatch(line -> line.startsWith("audit.witness-folders[0]"))
                            .hasSize(9);
                    assertThat(all).doesNotContain("hunter");
                });
    }

    @Test
    void a_file_without_certificates_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("root.pem"), "-----BEGIN CERTIFICATE-----\nrubbish\n");
        inFolder("smartap.archive.trusted=" + file)
                .run(failed -> assertThat(rootOf(failed.getStartupFailure()))
                        .hasMessageContaining("archive.trusted[0]")
                        .hasMessageContaining("holds no X.509 certificates"));
    }

    @Test
    void checkpoints_are_stamped_and_kept_by_every_witness() {
        Path witness = folder.resolve("elsewhere");
        engine("smartap.audit.timestamp.url=" + lab.tsaUrl(), "smartap.audit.witness-folders=" + witness)
                .run(started -> {
                    Actor auditor = Actor.of(TenantId.DEFAULT, "otto", "Otto", Role.AUDITOR);
                    SmartAp engine = started.getBean(SmartAp.class);
                    engine.audit().verify(auditor);
                    Checkpoint made = engine.audit().checkpoint(auditor);
                    assertThat(made.token()).isNotEmpty();
                    Path kept = witness.resolve("default").resolve(made.size() + ".txt");
                    assertThat(kept).hasContent(made.note());
                    assertThat(kept.resolveSibling(made.size() + ".tsr")).hasBinaryContent(made.token());
                });
    }

    @Test
    void stamps_need_somebody_who_can_ask_for_them() {
        engine("smartap.audit.timestamp.url=" + lab.tsaUrl())
                .withClassLoader(new FilteredClassLoader("com.smartap.archive"))
                .withBean(DocumentSealer.class, () -> new Scripted<>(DocumentSealer.class).service())
                .withBean(
                        com.smartap.spi.archive.DocumentStore.class,
                        () -> new Scripted<>(com.smartap.spi.archive.DocumentStore.class).service())
                .run(failed -> assertThat(rootOf(failed.getStartupFailure()))
                        .isInstanceOf(InvalidConfigurationException.class)
                        .hasMessageContaining("audit.timestamp.url needs smartap-archive"));
    }

    private ApplicationContextRunner inFolder(String... properties) {
        return providers
                .withPropertyValues("smartap.data-dir=" + folder.resolve("data"))
                .withPropertyValues(properties);
    }

    private ApplicationContextRunner engine(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(ProvidersAutoConfiguration.class, SmartApAutoConfiguration.class))
                .withPropertyValues("smartap.data-dir=" + folder.resolve("data"), "smartap.auto-start=false")
                .withPropertyValues(properties);
    }

    private static String seal(DocumentSealer sealer) throws IOException {
        DocumentSource source =
                DocumentSource.of("a.pdf", SampleInvoices.all().get(0).pdf());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sealer.seal(
                new DocumentSealer.SealRequest(
                        source,
                        new byte[] {'{', '}'},
                        List.of("Sealed"),
                        "An invoice",
                        Clock.systemUTC().instant()),
                out);
        return sealer.verify(DocumentSource.of("b.pdf", out.toByteArray())).level();
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
