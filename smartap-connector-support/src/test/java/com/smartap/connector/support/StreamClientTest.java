package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.StreamCall.Content;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamClientTest {
    private final MockWebServer server = new MockWebServer();

    private final TestClock clock = TestClock.at(Instant.parse("2026-11-21T10:00:00Z"));
    private final List<Duration> waits = new ArrayList<>();
    private final List<Instant> signedAt = new ArrayList<>();
    private final StreamClient client = client(ClientOptions.DEFAULT);

    private StreamClient client(ClientOptions options) {
        return new StreamClient(
                "store",
                clock,
                options.withSleeper(Sleeper.moving(clock, wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                })),
                (call, now) -> {
                    signedAt.add(now);
                    return Map.of("Authorization", Secret.of("signed at " + now));
                },
                (answer, error) -> error.contains("PassingConflict"));
    }

    @BeforeEach
    void listen() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private StreamCall call(String method, Content content) {
        return new StreamCall(
                method, URI.create(server.url("/a%20b/c?list=1&x=%2B").toString()), Map.of("X-Own", "1"), content);
    }

    private static MockResponse answer(int code, String body) {
        return new MockResponse.Builder().code(code).body(body).build();
    }

    @Test
    void a_body_is_streamed_both_ways_and_the_address_stays_as_it_was_signed() throws Exception {
        server.enqueue(answer(200, "the answer"));
        byte[] body = "x".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (StreamAnswer answer = client.send(call("PUT", Content.of(body)))) {
            assertThat(answer.bytes(100)).asString().isEqualTo("the answer");
        }
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/a%20b/c?list=1&x=%2B");
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeaders().get("Content-Length")).isEqualTo("100000");
        assertThat(request.getBody().size()).isEqualTo(100_000);
    }

    @Test
    void each_attempt_is_signed_anew_and_its_body_read_again() throws Exception {
        server.enqueue(answer(500, "sorry"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(answer(409, "<Code>PassingConflict</Code>"));
        server.enqueue(answer(201, ""));
        client.send(call("PUT", Content.of(new byte[] {1, 2, 3}))).close();
        assertThat(signedAt).hasSize(4);
        assertThat(waits).hasSize(3);
        for (int i = 0; i < 4; i++) {
            assertThat(server.takeRequest().getBody().size()).isEqualTo(3);
        }
    }

    @Test
    void a_retry_after_is_honoured_up_to_the_limit_of_patience() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "7")
                .build());
        server.enqueue(answer(200, ""));
        client.send(call("GET", null)).close();
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus)).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        server.enqueue(new MockResponse.Builder()
                .code(503)
                .setHeader("Retry-After", "3600")
                .build());
        assertThatThrownBy(() -> client.send(call("GET", null)))
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
    }

    @Test
    void an_answer_that_will_stay_is_passed_on_whole() throws Exception {
        server.enqueue(answer(404, "<Code>NoSuchKey</Code>"));
        try (StreamAnswer answer = client.send(call("GET", null))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.bytes(1_000)).asString().contains("NoSuchKey");
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void a_clock_that_is_off_is_noticed_once_and_remembered() throws Exception {
        MockResponse refused = new MockResponse.Builder()
                .code(403)
                .setHeader("Date", "Sat, 21 Nov 2026 15:00:00 GMT")
                .build();
        server.enqueue(refused);
        server.enqueue(answer(200, ""));
        server.enqueue(answer(200, ""));
        server.enqueue(refused);
        client.send(call("GET", null)).close();
        client.send(call("GET", null)).close();
        assertThat(signedAt.get(0)).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(signedAt.subList(1, 3)).containsOnly(Instant.parse("2026-11-21T15:00:00Z"));
        try (StreamAnswer answer = client.send(call("GET", null))) {
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    @Test
    void a_head_that_never_comes_is_given_up() {
        StreamClient hasty = client(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofMillis(200))
                .withRetry(new RetrySchedule(2, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        try (hasty) {
            MockResponse stalled = new MockResponse.Builder()
                    .headersDelay(20, TimeUnit.SECONDS)
                    .build();
            server.enqueue(stalled);
            server.enqueue(stalled);
            assertThatThrownBy(() -> hasty.send(call("GET", null)))
                    .isInstanceOf(ConnectorUnavailableException.class)
                    .hasMessageNotContaining("signed at");
        }
    }

    @Test
    void a_body_that_crawls_is_given_up_and_a_slow_reader_is_not() throws Exception {
        StreamClient hasty = client(ClientOptions.DEFAULT.withCallTimeout(Duration.ofMillis(1_200)));
        try (hasty) {
            server.enqueue(new MockResponse.Builder()
                    .body(new Buffer().write(new byte[2_000]))
                    .throttleBody(10, 100, TimeUnit.MILLISECONDS)
                    .build());
            try (StreamAnswer answer = hasty.send(call("GET", null))) {
                assertThatThrownBy(() -> answer.body().readAllBytes())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("too slowly");
            }
            server.enqueue(answer(200, "x".repeat(50_000)));
            try (StreamAnswer answer = hasty.send(call("GET", null));
                    InputStream in = answer.body()) {
                assertThat(in.read()).isEqualTo('x');
                java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000L);
                assertThat(in.readAllBytes()).hasSize(49_999);
            }
        }
    }

    @Test
    void a_redirect_is_not_followed_and_too_much_is_not_read() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(307)
                .setHeader("Location", "http://elsewhere.invalid/")
                .build());
        try (StreamAnswer answer = client.send(call("GET", null))) {
            assertThat(answer.status()).isEqualTo(307);
        }
        server.enqueue(answer(200, "x".repeat(2_000)));
        try (StreamAnswer answer = client.send(call("GET", null))) {
            assertThatThrownBy(() -> answer.bytes(1_999)).hasMessageContaining("1999");
        }
    }
}
