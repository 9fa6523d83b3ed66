package com.smartap.archive.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens when S3 does not do what it should. */
class S3TroubleTest {
    private static final int MIB = 1024 * 1024;
    private final S3Fixture fixture = new S3Fixture(true);
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

    private String key(Stored stored) {
        return S3Fixture.PREFIX + stored.hash().hex();
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {
                "LOSE_NEXT_ANSWER",
                "BAD_GATEWAY_AFTER_NEXT",
                "FAIL_BEFORE_NEXT",
                "DROP_NEXT",
                "RATE_LIMITED_NEXT",
                "SERVER_ERROR_NEXT"
            })
    void a_put_that_meets_trouble_leaves_one_whole_version(Misbehaviour trouble) throws IOException {
        byte[] bytes = bytes(1, 20_000);
        fixture.s3.misbehave(trouble);
        Stored stored = put(bytes);
        assertThat(read(stored.hash())).isEqualTo(bytes);
        assertThat(fixture.desk.versions(key(stored))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"LOSE_NEXT_ANSWER", "FAIL_BEFORE_NEXT", "SERVER_ERROR_NEXT"})
    void an_upload_in_parts_survives_trouble_at_each_of_its_requests(Misbehaviour trouble) throws IOException {
        byte[] bytes = bytes(2, 5 * MIB + 100_000);
        try (DocumentStore parts =
                fixture.builder().objectLock(true).partSize(5 * MIB).build(fixture.clock)) {
            for (int at = 0; at < 5; at++) {
                bytes[0] = (byte) at;
                int[] left = {at};
                fixture.s3.beforeEachRequest(() -> {
                    if (left[0]-- == 0) {
                        fixture.s3.misbehave(trouble);
                    }
                });
                Stored stored = parts.put(new ByteArrayInputStream(bytes), 100L * MIB);
                fixture.s3.behave();
                fixture.s3.beforeEachRequest(() -> {});
                assertThat(stored.hash()).isEqualTo(ContentHash.of(bytes));
                assertThat(read(stored.hash())).isEqualTo(bytes);
                assertThat(fixture.desk.versions(key(stored))).isEqualTo(1);
            }
        }
    }

    @Test
    void an_error_that_comes_late_in_a_successful_answer_is_seen() throws IOException {
        byte[] bytes = bytes(3, 6 * MIB);
        fixture.s3.misbehave(ObjectFault.LATE_ERROR_NEXT);
        try (DocumentStore parts = fixture.builder().partSize(5 * MIB).build(fixture.clock)) {
            Stored stored = parts.put(new ByteArrayInputStream(bytes), 100L * MIB);
            assertThat(read(stored.hash())).isEqualTo(bytes);
            assertThat(fixture.desk.openUploads()).isZero();
        }
    }

    @Test
    void an_upload_in_parts_is_locked_from_its_first_moment_and_kept_once() throws IOException {
        byte[] bytes = bytes(4, 6 * MIB);
        try (S3DocumentStore parts = fixture.builder()
                .partSize(5 * MIB)
                .retaining(Retention.Mode.COMPLIANCE, Period.ofYears(10))
                .build(fixture.clock)) {
            Stored stored = parts.put(new ByteArrayInputStream(bytes), 100L * MIB);
            assertThat(parts.lock(stored.hash()).orElseThrow().retention())
                    .map(Retention::until)
                    .contains(java.time.Instant.parse("2036-11-21T10:00:00Z"));
            Stored again = parts.put(new ByteArrayInputStream(bytes), 100L * MIB);
            assertThat(again).isEqualTo(stored);
            assertThat(fixture.desk.versions(key(stored))).isEqualTo(1);
        }
    }

    @Test
    void putting_again_years_later_retains_again() throws IOException {
        try (S3DocumentStore locked = fixture.builder()
                .retaining(Retention.Mode.COMPLIANCE, Period.ofYears(10))
                .build(fixture.clock)) {
            Stored stored = locked.put(new ByteArrayInputStream(bytes(5, 100)), 1000);
            fixture.clock.advance(Duration.ofDays(3 * 365));
            locked.put(new ByteArrayInputStream(bytes(5, 100)), 1000);
            assertThat(locked.lock(stored.hash())
                            .orElseThrow()
                            .retention()
                            .orElseThrow()
                            .until())
                    .isAfter("2039-11-01T00:00:00Z");
        }
    }

    @Test
    void a_request_to_slow_down_is_honoured() throws IOException {
        fixture.s3.throttle(3);
        Stored stored = put(bytes(6, 1_000));
        assertThat(fixture.waits).hasSizeGreaterThanOrEqualTo(3);
        assertThat(fixture.waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        assertThat(read(stored.hash())).hasSize(1_000);
    }

    @Test
    void a_store_that_stays_away_is_told_as_such() {
        fixture.s3.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(() -> put(bytes(7, 1_000)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("s3:" + S3Fixture.BUCKET);
        assertThatThrownBy(() -> store.get(ContentHash.of(bytes(7, 1_000))))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(fixture.s3.requests()).isLessThan(12);
    }

    @Test
    void a_body_that_breaks_off_is_read_on_from_there() throws IOException {
        byte[] bytes = bytes(8, 3 * MIB);
        Stored stored = put(bytes);
        fixture.s3.misbehave(ObjectFault.CUT_NEXT_BODY);
        assertThat(read(stored.hash())).isEqualTo(bytes);
    }

    @Test
    void bytes_that_are_wrong_are_told_at_their_end() throws IOException {
        Stored stored = put(bytes(9, 50_000));
        fixture.s3.misbehave(ObjectFault.CORRUPT_NEXT_BODY);
        assertThatThrownBy(() -> read(stored.hash())).hasMessageContaining("damaged");
    }

    @Test
    void a_clock_that_is_hours_off_is_allowed_for() throws IOException {
        Clock wrong = Clock.offset(fixture.clock, Duration.ofHours(-3));
        try (DocumentStore late = fixture.builder().build(wrong)) {
            byte[] bytes = bytes(10, 1_000);
            Stored stored = late.put(new ByteArrayInputStream(bytes), 10_000);
            assertThat(late.contains(stored.hash())).isTrue();
            assertThat(read(stored.hash())).isEqualTo(bytes);
        }
        assertThat(fixture.waits).isEmpty();
    }

    @Test
    void a_conflict_that_passes_is_tried_again() throws IOException {
        fixture.s3.misbehave(ObjectFault.CONFLICT_NEXT);
        assertThat(read(put(bytes(11, 500)).hash())).hasSize(500);
    }

    @Test
    void credentials_that_ended_are_fetched_anew() throws IOException {
        AtomicReference<AwsCredentials> now =
                new AtomicReference<>(AwsCredentials.of(fixture.s3.accessKeyId(), fixture.s3.secretAccessKey()));
        AtomicReference<AwsCredentials> kept = new AtomicReference<>(now.get());
        AwsCredentialsSource source = new AwsCredentialsSource() {
            @Override
            public AwsCredentials current() {
                return kept.get();
            }

            @Override
            public void forget() {
                kept.set(now.get());
                fixture.s3.behave();
            }
        };
        try (DocumentStore temporary = fixture.builder().credentials(source).build(fixture.clock)) {
            temporary.put(new ByteArrayInputStream(bytes(12, 10)), 100);
            Secret key = Secret.of("another/secret");
            Secret token = Secret.of("a+session/token==");
            now.set(new AwsCredentials("ASIASIMULATED0000002", key, Optional.of(token), Optional.empty()));
            fixture.s3.rotate("ASIASIMULATED0000002", key, token);
            fixture.s3.misbehave(Misbehaviour.EXPIRE_TOKENS);
            Stored stored = temporary.put(new ByteArrayInputStream(bytes(13, 10)), 100);
            assertThat(temporary.contains(stored.hash())).isTrue();
        }
    }

    @Test
    void wrong_credentials_are_refused_without_showing_any() {
        fixture.s3.misbehave(Misbehaviour.REVOKE_TOKENS);
        assertThatThrownBy(() -> put(bytes(14, 10))).isInstanceOfSatisfying(StoreRefusedException.class, e -> {
            assertThat(e.status()).isEqualTo(403);
            assertThat(e.code()).isEqualTo("SignatureDoesNotMatch");
            assertThat(e.toString()).doesNotContain("simulated/secret", "Signature=");
        });
        assertThat(store.toString()).doesNotContain("AKIA", "secret");
    }

    @Test
    void a_bucket_that_is_missing_is_not_taken_for_an_empty_one() {
        try (DocumentStore nowhere = S3DocumentStore.in("nobodys-bucket")
                .endpoint(fixture.s3.endpoint())
                .region("eu-central-1")
                .pathStyle(true)
                .credentials(AwsCredentialsSource.fixed(
                        AwsCredentials.of(fixture.s3.accessKeyId(), fixture.s3.secretAccessKey())))
                .build(fixture.clock)) {
            assertThatThrownBy(() -> nowhere.get(ContentHash.of(bytes(15, 1))))
                    .isInstanceOf(StoreRefusedException.class)
                    .hasMessageContaining("NoSuchBucket");
        }
    }

    @Test
    void the_bucket_may_be_named_in_the_host() throws IOException {
        try (DocumentStore hosted = fixture.builder()
                .endpoint(fixture.s3.hostEndpoint())
                .pathStyle(false)
                .build(fixture.clock)) {
            Stored stored = hosted.put(new ByteArrayInputStream(bytes(16, 700)), 1_000);
            assertThat(read(stored.hash())).isEqualTo(bytes(16, 700));
        }
    }

    @Test
    void what_somebody_put_over_a_document_is_replaced_by_the_good_bytes() throws IOException {
        byte[] bytes = bytes(17, 5_000);
        Stored stored = put(bytes);
        fixture.desk.put(key(stored), bytes(18, 4_000));
        assertThatThrownBy(() -> read(stored.hash())).hasMessageContaining("damaged");
        put(bytes);
        assertThat(read(stored.hash())).isEqualTo(bytes);
    }

    @Test
    void things_of_strangers_are_told_and_left_alone() throws IOException {
        fixture.desk.put(S3Fixture.PREFIX + "notes & <more>.txt", bytes(19, 10));
        fixture.desk.put("elsewhere.txt", bytes(19, 10));
        Stored stored = put(bytes(20, 10));
        var page = ((S3DocumentStore) store).list(null, 100);
        assertThat(page.objects()).containsExactly(stored);
        assertThat(page.strangers()).containsExactly(S3Fixture.PREFIX + "notes & <more>.txt");
    }
}
