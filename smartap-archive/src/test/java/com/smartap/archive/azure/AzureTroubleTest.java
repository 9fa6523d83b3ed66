package com.smartap.archive.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.StreamCall;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.Retention;
import com.smartap.spi.archive.StoreRefusedException;
import com.smartap.spi.archive.StoreUnavailableException;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.archive.cloud.ObjectFault;
import com.smartap.testkit.twin.Misbehaviour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when Azure does not do what it should. */
class AzureTroubleTest {
    private static final int MIB = 1024 * 1024;
    private final AzureFixture fixture = new AzureFixture(true);
    private final DocumentStore store = fixture.store();

    @AfterEach
    void close() {
        store.close();
        fixture.close();
    }

    private static byte[] bytes(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Stored put(byte[] bytes) throws IOException {
        return store.put(new ByteArrayInputStream(bytes), 100L * MIB);
    }

    private byte[] read(ContentHash hash) throws IOException {
        try (InputStream in = store.get(hash).orElseThrow()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {
                "LOSE_NEXT_ANSWER",
                "BAD_GATEWAY_AFTER_NEXT",
                "FAIL_BEFORE_NEXT",
                "RATE_LIMITED_NEXT",
                "SERVER_ERROR_NEXT"
            })
    void an_upload_in_blocks_survives_trouble_at_each_of_its_requests(Misbehaviour trouble) throws IOException {
        byte[] bytes = bytes(1, 5 * MIB / 2);
        try (DocumentStore blocks =
                fixture.builder().immutability(true).partSize(MIB).build(fixture.clock)) {
            for (int at = 0; at < 5; at++) {
                bytes[0] = (byte) at;
                int[] left = {at};
                fixture.azure.beforeEachRequest(() -> {
                    if (left[0]-- == 0) {
                        fixture.azure.misbehave(trouble);
                    }
                });
                Stored stored = blocks.put(new ByteArrayInputStream(bytes), 100L * MIB);
                fixture.azure.behave();
                fixture.azure.beforeEachRequest(() -> {});
                assertThat(read(stored.hash())).isEqualTo(bytes);
                assertThat(fixture.desk.openUploads()).isZero();
            }
        }
        assertThat(fixture.desk.names()).hasSize(5);
    }

    @Test
    void blocks_that_went_away_are_sent_again() throws IOException {
        byte[] bytes = bytes(2, 3 * MIB);
        fixture.azure.misbehave(ObjectFault.LATE_ERROR_NEXT);
        try (DocumentStore blocks = fixture.builder().partSize(MIB).build(fixture.clock)) {
            assertThat(read(blocks.put(new ByteArrayInputStream(bytes), 100L * MIB)
                            .hash()))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void a_blob_in_blocks_is_locked_from_its_first_moment() throws IOException {
        try (AzureBlobDocumentStore locked = fixture.builder()
                .partSize(MIB)
                .retaining(Retention.Mode.COMPLIANCE, Period.ofYears(10))
                .build(fixture.clock)) {
            Stored stored = locked.put(new ByteArrayInputStream(bytes(3, 2 * MIB)), 100L * MIB);
            assertThat(locked.lock(stored.hash()).orElseThrow().retention())
                    .contains(new Retention(Retention.Mode.COMPLIANCE, Instant.parse("2036-11-21T10:00:00Z")));
        }
    }

    @Test
    void a_busy_server_is_waited_for_and_one_that_stays_away_is_told() throws IOException {
        fixture.azure.throttle(2);
        Stored stored = put(bytes(4, 100));
        assertThat(fixture.waits).hasSizeGreaterThanOrEqualTo(2);
        fixture.azure.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(() -> read(stored.hash())).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_body_that_breaks_off_is_read_on_and_a_wrong_one_is_told() throws IOException {
        byte[] bytes = bytes(5, 3 * MIB);
        Stored stored = put(bytes);
        fixture.azure.misbehave(ObjectFault.CUT_NEXT_BODY);
        assertThat(read(stored.hash())).isEqualTo(bytes);
        fixture.azure.misbehave(ObjectFault.CORRUPT_NEXT_BODY);
        assertThatThrownBy(() -> read(stored.hash())).hasMessageContaining("damaged");
    }

    @Test
    void a_clock_that_is_hours_off_is_allowed_for() throws IOException {
        try (DocumentStore early = fixture.builder().build(Clock.offset(fixture.clock, Duration.ofHours(5)))) {
            Stored stored = early.put(new ByteArrayInputStream(bytes(6, 100)), 1_000);
            assertThat(read(stored.hash())).isEqualTo(bytes(6, 100));
        }
    }

    @Test
    void a_key_is_rotated_without_a_new_start_and_a_dead_one_is_refused_without_showing_it() throws IOException {
        try (DocumentStore rotating =
                fixture.builder().key(fixture.azure::accountKey).build(fixture.clock)) {
            fixture.azure.rotateKey();
            assertThat(rotating.put(new ByteArrayInputStream(bytes(7, 10)), 100).size())
                    .isEqualTo(10);
        }
        assertThatThrownBy(() -> put(bytes(8, 10))).isInstanceOfSatisfying(StoreRefusedException.class, e -> {
            assertThat(e.code()).isEqualTo("AuthenticationFailed");
            assertThat(e.toString()).doesNotContain("SharedKey", "dGhlIHNpb");
        });
    }

    /** Computed by azure-storage-blob 12.37.2 (StorageSharedKeyCredential) with the key of the public emulator. */
    @Test
    void a_signature_is_that_of_the_official_library() {
        SharedKey key = new SharedKey(
                "devstoreaccount1",
                () -> Secret.of("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq"
                        + "/K1SZFPTOtr/KBHBeksoGMGw=="));
        StreamCall call = new StreamCall(
                "PUT",
                URI.create(
                        "http://127.0.0.1:10000/devstoreaccount1/archive/abc?comp=tier&versionid=2026-11-21T10%3A00%3A00.0000001Z"),
                Map.of("x-ms-version", "2023-11-03", "x-ms-access-tier", "Cool", "Content-Type", "application/xml"),
                null);
        assertThat(key.headers(call, Instant.parse("2026-11-21T10:00:00Z"))
                        .get("Authorization")
                        .reveal())
                .isEqualTo("SharedKey devstoreaccount1:WaRhCOLjgqc/c0fktnLrPDBwt9w6PDoDq3CNSayx134=");
    }
}
