package com.smartap.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.azure.AzureFixture;
import com.smartap.archive.s3.S3Fixture;
import com.smartap.archive.store.LockProof.Verdict;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockCanaryTest {
    @TempDir
    Path folder;

    @Test
    void locks_that_hold_are_proven_in_s3_and_leave_one_object_until_they_end() {
        try (S3Fixture fixture = new S3Fixture(true);
                DocumentStore store = fixture.store()) {
            LockCanary canary = new LockCanary(store, fixture.clock);
            assertThat(canary.check())
                    .isEqualTo(new LockProof(Verdict.HOLDS, java.util.List.of(), fixture.clock.instant()));
            assertThat(fixture.desk.keys()).hasSize(1).first().asString().startsWith("smartap/trials/");
            fixture.clock.advance(Duration.ofHours(1));
            assertThat(canary.check().verdict()).isEqualTo(Verdict.HOLDS);
            assertThat(fixture.desk.keys()).hasSize(1);
        }
    }

    @Test
    void locks_that_hold_are_proven_in_azure() {
        try (AzureFixture fixture = new AzureFixture(true);
                DocumentStore store = fixture.store()) {
            LockProof proof = new LockCanary(store, fixture.clock).check();
            assertThat(proof.findings()).isEmpty();
            assertThat(proof.verdict()).isEqualTo(Verdict.HOLDS);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ObjectFault.class,
            names = {"PRETEND_LOCKS", "FORGET_LOCKS", "SHORTEN_LOCKS", "LOSE_WHAT_IS_LOCKED"})
    void a_store_that_only_pretends_is_found_out(ObjectFault fault) {
        try (S3Fixture s3 = new S3Fixture(true);
                DocumentStore inS3 = s3.store();
                AzureFixture azure = new AzureFixture(true);
                DocumentStore inAzure = azure.store()) {
            s3.s3.misbehave(fault);
            LockProof proof = new LockCanary(inS3, s3.clock).check();
            assertThat(proof.verdict()).isEqualTo(Verdict.PRETENDS);
            assertThat(proof.findings()).isNotEmpty();
            azure.azure.misbehave(fault);
            assertThat(new LockCanary(inAzure, azure.clock).check().verdict()).isEqualTo(Verdict.PRETENDS);
        }
    }

    @Test
    void a_refusal_by_missing_rights_proves_nothing() {
        try (S3Fixture fixture = new S3Fixture(true);
                DocumentStore store = fixture.store()) {
            fixture.s3.misbehave(ObjectFault.DENY_DELETIONS);
            LockProof proof = new LockCanary(store, fixture.clock).check();
            assertThat(proof.verdict()).isEqualTo(Verdict.UNPROVEN);
            assertThat(proof.findings()).first().asString().contains("not locked", "Maybe grant");
        }
    }

    @Test
    void a_store_that_does_not_answer_proves_nothing() {
        try (S3Fixture fixture = new S3Fixture(true);
                DocumentStore store = fixture.store()) {
            fixture.s3.misbehave(Misbehaviour.DOWN);
            assertThat(new LockCanary(store, fixture.clock).check().verdict()).isEqualTo(Verdict.UNPROVEN);
        }
    }

    @Test
    void a_bucket_without_object_lock_is_told_as_such() {
        try (S3Fixture fixture = new S3Fixture(false);
                DocumentStore store = fixture.store()) {
            LockProof proof = new LockCanary(store, fixture.clock).check();
            assertThat(proof.verdict()).isEqualTo(Verdict.NO_LOCK);
            assertThat(proof.findings()).first().asString().contains("Maybe make the bucket");
        }
    }

    @Test
    void a_folder_has_no_locks() throws IOException {
        LockProof proof = new LockCanary(new FileSystemDocumentStore(folder), Clock.systemUTC()).check();
        assertThat(proof.verdict()).isEqualTo(Verdict.NO_LOCK);
    }
}
