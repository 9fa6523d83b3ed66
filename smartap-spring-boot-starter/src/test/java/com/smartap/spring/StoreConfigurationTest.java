package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.azure.AzureBlobDocumentStore;
import com.smartap.archive.s3.S3DocumentStore;
import com.smartap.archive.store.LockProof;
import com.smartap.archive.store.ReplicatedDocumentStore;
import com.smartap.archive.store.ScrubFinding;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.archive.s3.S3Desk;
import com.smartap.testkit.archive.s3.S3Simulator;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class StoreConfigurationTest {
    @TempDir
    private Path folder;

    private final S3Simulator s3 = new S3Simulator(Clock.systemUTC()).start(0);
    private final S3Desk desk = s3.createBucket("northwind", true);

    @AfterEach
    void close() {
        s3.close();
    }

    private ApplicationContextRunner context() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class))
                .withBean(DocumentSealer.class, NoSealer::new) // a key of its own takes seconds to make
                .withPropertyValues("smartap.data-dir=" + folder, "smartap.archive.watch.canary-interval=0");
    }

    private String[] bucket(String path) {
        return new String[] {
            path + ".store=s3",
            path + ".s3.bucket=northwind",
            path + ".s3.region=" + S3Simulator.REGION,
            path + ".s3.endpoint=" + s3.endpoint(),
            path + ".s3.path-style=true",
            path + ".s3.access-key-id=" + s3.accessKeyId(),
            path + ".s3.secret-access-key=" + s3.secretAccessKey().reveal(),
            path + ".s3.retention-mode=governance",
            path + ".s3.retention=P10Y"
        };
    }

    @Test
    void a_folder_is_standard() {
        context()
                .run(started ->
                        assertThat(started).getBean(DocumentStore.class).isInstanceOf(FileSystemDocumentStore.class));
    }

    @Test
    void documents_are_kept_in_a_bucket() {
        context().withPropertyValues(bucket("smartap.archive")).run(started -> {
            DocumentStore store = started.getBean(DocumentStore.class);
            assertThat(store).isInstanceOf(S3DocumentStore.class);
            assertThat(store.put(new ByteArrayInputStream(new byte[10]), 100).size())
                    .isEqualTo(10);
            assertThat(desk.keys()).hasSize(1);
        });
    }

    @Test
    void a_container_of_azure_is_opened_without_a_call() {
        context()
                .withPropertyValues(
                        "smartap.archive.store=azure",
                        "smartap.archive.azure.account=northwind",
                        "smartap.archive.azure.container=archive",
                        "smartap.archive.azure.account-key=c2VjcmV0IHNlY3JldCBzZWNyZXQ=")
                .run(started ->
                        assertThat(started).getBean(DocumentStore.class).isInstanceOf(AzureBlobDocumentStore.class));
    }

    @Test
    void a_second_store_holds_every_document_too_and_is_scrubbed() {
        context().withPropertyValues(bucket("smartap.archive.replica")).run(started -> {
            DocumentStore store = started.getBean(DocumentStore.class);
            assertThat(store).isInstanceOf(ReplicatedDocumentStore.class);
            var stored = store.put(new ByteArrayInputStream(new byte[10]), 100);
            desk.damage(stored.hash().hex());
            StoreWatch watch = started.getBean(StoreWatch.class);
            watch.scrub();
            assertThat(watch.lastScrub()).get().satisfies(report -> {
                assertThat(report.findings()).hasSize(1).allMatch(finding -> finding.healed());
                assertThat(report.open()).isZero();
            });
        });
    }

    @Test
    void a_document_of_the_database_that_the_store_lost_is_found_and_told() {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(ProvidersAutoConfiguration.class, SmartApAutoConfiguration.class))
                .withBean(DocumentSealer.class, NoSealer::new)
                .withBean(FakeReader.class, FakeReader::new)
                .withPropertyValues(
                        "smartap.data-dir=" + folder,
                        "smartap.auto-start=false",
                        "smartap.archive.watch.canary-interval=0",
                        "smartap.archive.watch.scrub-interval=0")
                .run(started -> {
                    Actor clerk = Actor.of(TenantId.DEFAULT, "carla", "Carla Clerk", Role.CLERK);
                    byte[] paper = "%FAKE Acme|A-1|10.00".getBytes(StandardCharsets.UTF_8);
                    started.getBean(SmartAp.class).invoices().submit(clerk, DocumentSource.of("a.pdf", paper));
                    StoreWatch watch = started.getBean(StoreWatch.class);
                    watch.scrub();
                    assertThat(watch.lastScrub())
                            .get()
                            .satisfies(report -> assertThat(report.findings()).isEmpty());

                    ContentHash hash = ContentHash.of(paper);
                    try (Stream<Path> files = Files.walk(folder.resolve("documents"))) {
                        Path kept = files.filter(file -> file.endsWith(hash.hex()))
                                .findFirst()
                                .orElseThrow();
                        Files.delete(kept);
                    }
                    watch.scrub();
                    assertThat(watch.lastScrub())
                            .get()
                            .satisfies(report -> assertThat(report.findings())
                                    .singleElement()
                                    .satisfies(finding -> {
                                        assertThat(finding.kind()).isEqualTo(ScrubFinding.Kind.MISSING);
                                        assertThat(finding.object()).isEqualTo(hash.hex());
                                        assertThat(finding.isOpen()).isTrue();
                                    }));
                    assertThat(started.getBean("smartapArchiveHealthIndicator", HealthIndicator.class)
                                    .health()
                                    .getStatus())
                            .isEqualTo(Status.DOWN);
                });
    }

    @Test
    void a_store_that_pretends_to_lock_makes_the_application_unhealthy() {
        s3.misbehave(ObjectFault.PRETEND_LOCKS);
        context().withPropertyValues(bucket("smartap.archive")).run(started -> {
            HealthIndicator indicator = started.getBean("smartapArchiveHealthIndicator", HealthIndicator.class);
            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            StoreWatch watch = started.getBean(StoreWatch.class);
            watch.proveLocks();
            assertThat(watch.proofs().values())
                    .extracting(LockProof::verdict)
                    .containsExactly(LockProof.Verdict.PRETENDS);
            Health health = indicator.health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().toString()).contains("PRETENDS", "was deleted");
        });
    }

    @Test
    void an_application_that_requires_locks_starts_only_where_they_hold() {
        ApplicationContextRunner strict = context()
                .withPropertyValues(bucket("smartap.archive"))
                .withPropertyValues("smartap.archive.watch.require-lock=true");
        strict.run(started -> assertThat(started).hasNotFailed());
        s3.misbehave(ObjectFault.FORGET_LOCKS);
        strict.run(failed -> assertThat(failed)
                .getFailure()
                .rootCause()
                .hasMessageContaining("require-lock")
                .hasMessageContaining("PRETENDS"));
    }

    @Test
    void what_is_wrong_is_said_by_its_path_and_without_secrets() {
        context()
                .withPropertyValues(
                        "smartap.archive.store=s3",
                        "smartap.archive.s3.bucket=UPPER",
                        "smartap.archive.s3.secret-access-key=very-secret")
                .run(failed -> assertThat(failed)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("archive.s3: ")
                        .hasMessageContaining("accessKeyId")
                        .message()
                        .doesNotContain("very-secret"));
        context()
                .withPropertyValues("smartap.archive.store=floppy")
                .run(failed ->
                        assertThat(failed).getFailure().rootCause().hasMessageContaining("found: azure, file, s3"));
    }

    private static final class NoSealer implements DocumentSealer {
        @Override
        public SealReport seal(SealRequest request, OutputStream out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SealVerification verify(DocumentSource sealed) {
            throw new UnsupportedOperationException();
        }
    }
}
