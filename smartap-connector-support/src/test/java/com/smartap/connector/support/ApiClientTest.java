package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiClientTest {
    private final HttpFixture http = new HttpFixture();
    private final ApiClient client = http.client(Authentication.NONE);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_read_is_tried_again_until_it_succeeds() {
        http.answer(503, "");
        http.answer(502, "<html>");
        http.answer(200, "{}");
        assertThat(client.send(read()).status()).isEqualTo(200);
        assertThat(http.waits)
                .hasSize(2)
                .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void a_read_gives_up_after_the_last_attempt() {
        for (int i = 0; i < 4; i++) {
            http.answer(500, "");
        }
        assertThatThrownBy(() -> client.send(read())).isInstanceOf(ConnectorUnavailableException.class);
        assertThat(http.server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void seconds_and_dates_in_retry_after_are_waited_for() {
        http.answer(429, "", "Retry-After", "7");
        http.answer(429, "", "Retry-After", "Sat, 21 Nov 2026 10:00:37 GMT");
        http.answer(200, "{}");
        client.send(read());
        assertThat(http.waits).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(30));
    }

    @Test
    void a_wait_beyond_patience_is_handed_to_the_caller() {
        http.answer(429, "", "Retry-After", "999999999");
        assertThatThrownBy(() -> client.send(read()))
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofHours(24)));
        assertThat(http.waits).isEmpty();
    }

    @Test
    void what_would_not_help_at_once_is_not_tried_again() {
        http.answer(429, "", "Retry-After", "30");
        ApiClient patient = new ApiClient(
                "books",
                http.clock,
                http.options,
                Authentication.NONE,
                answer -> java.util.Optional.of(new ProviderError("day", "used up", ProviderError.Meaning.TRY_LATER)));
        assertThatThrownBy(() -> patient.send(read()))
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)));
        assertThat(http.waits).isEmpty();
        patient.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "99999999999999999999"})
    void a_malformed_retry_after_is_ignored(String value) {
        http.answer(429, "", "Retry-After", value);
        http.answer(200, "{}");
        assertThat(client.send(read()).isSuccess()).isTrue();
        assertThat(http.waits)
                .singleElement()
                .satisfies(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(1)));
    }

    @Test
    void a_write_that_was_throttled_is_sent_again_since_it_took_no_effect() {
        http.answer(429, "", "Retry-After", "1");
        http.answer(200, "{}");
        assertThat(client.send(write()).isSuccess()).isTrue();
    }

    @Test
    void a_write_whose_answer_is_lost_is_unknown_and_sent_once() {
        http.server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertThatThrownBy(() -> client.send(write())).isInstanceOf(OutcomeUnknownException.class);
        assertThat(http.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void a_write_that_met_a_server_error_is_unknown_and_sent_once(int status) {
        http.answer(status, "<html>oops</html>");
        assertThatThrownBy(() -> client.send(write())).isInstanceOf(OutcomeUnknownException.class);
        assertThat(http.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_write_that_times_out_is_unknown() {
        http.server.enqueue(
                new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS).build());
        ApiClient hasty = http.client(Authentication.NONE, http.options.withCallTimeout(Duration.ofMillis(200)));
        assertThatThrownBy(() -> hasty.send(write())).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void a_slow_drip_ends_with_the_time_of_the_call() {
        http.server.enqueue(new MockResponse.Builder()
                .body("x".repeat(10_000))
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        ApiClient hasty = http.client(
                Authentication.NONE,
                http.options
                        .withCallTimeout(Duration.ofMillis(300))
                        .withRetry(new RetrySchedule(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        assertThatThrownBy(() -> hasty.send(read())).isInstanceOf(ConnectorUnavailableException.class);
    }

    @Test
    void nobody_at_the_address_means_that_nothing_was_sent() {
        URI gone = http.uri("/x");
        http.server.close();
        assertThatThrownBy(() -> client.send(ApiCall.postJson(gone, "{}")))
                .isInstanceOf(ConnectorUnavailableException.class);
        assertThat(http.waits).hasSize(3);
    }

    @Test
    void redirects_are_not_followed() {
        http.answer(302, "", "Location", "http://127.0.0.1:1/steal");
        assertThatThrownBy(() -> client.send(read())).isInstanceOf(ConnectorProtocolException.class);
        assertThat(http.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void an_answer_beyond_the_limit_is_refused_for_reads_and_unknown_for_writes() {
        ApiClient small = http.client(Authentication.NONE, http.options.withMaxAnswerBytes(1000));
        http.answer(200, "x".repeat(1001));
        assertThatThrownBy(() -> small.send(read())).isInstanceOf(ConnectorProtocolException.class);
        http.answer(200, "x".repeat(1001));
        assertThatThrownBy(() -> small.send(write())).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void a_refusal_carries_the_providers_code_and_words_on_one_line() {
        http.answer(400, "{\"code\":\"6140\",\"words\":\"Duplicate\\r\\nFAKE LOG LINE " + "x".repeat(2000) + "\"}");
        assertThatThrownBy(() -> client.send(write())).isInstanceOfSatisfying(ConnectorRefusedException.class, e -> {
            assertThat(e.providerCode()).contains("6140");
            assertThat(e.status()).isEqualTo(400);
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(700);
        });
    }

    @Test
    void a_secret_that_the_other_side_repeats_does_not_show() {
        Authentication bearer = new Authentication() {
            @Override
            public Map<String, Secret> headers(ApiCall call) {
                return Map.of("Authorization", Secret.of("Bearer top-secret-token"));
            }

            @Override
            public boolean renew(Map<String, Secret> rejected) {
                return false;
            }
        };
        ApiClient careful = http.client(bearer);
        http.answer(400, "{\"code\":\"1\",\"words\":\"bad token top-secret-token\"}");
        assertThatThrownBy(() -> careful.send(read()))
                .isInstanceOf(ConnectorRefusedException.class)
                .hasMessageNotContaining("top-secret");
        http.answer(401, "{\"code\":\"1\",\"words\":\"bad token top-secret-token\"}");
        assertThatThrownBy(() -> careful.send(read()))
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("Reconnect needed")
                .hasMessageNotContaining("top-secret");
    }

    @Test
    void a_credential_that_no_header_can_carry_does_not_show() {
        Authentication broken = new Authentication() {
            @Override
            public Map<String, Secret> headers(ApiCall call) {
                return Map.of("X-Key", Secret.of("geheim\n€"));
            }

            @Override
            public boolean renew(Map<String, Secret> rejected) {
                return false;
            }
        };
        assertThatThrownBy(() -> http.client(broken).send(read()))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageNotContaining("geheim")
                .hasNoCause();
    }

    @Test
    void after_many_failures_calls_rest_for_a_while() {
        ApiClient once = http.client(
                Authentication.NONE,
                http.options.withRetry(new RetrySchedule(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        for (int i = 0; i < 10; i++) {
            http.answer(500, "");
            assertThatThrownBy(() -> once.send(read())).isInstanceOf(ConnectorUnavailableException.class);
        }
        assertThatThrownBy(() -> once.send(read())).hasMessageContaining("most calls failed lately");
        assertThat(http.server.getRequestCount()).isEqualTo(10);
        http.clock.advance(Duration.ofSeconds(16));
        http.answer(200, "{}");
        assertThat(once.send(read()).isSuccess()).isTrue();
    }

    @Test
    void a_server_that_closes_after_each_answer_loses_no_call() throws Exception {
        try (java.net.ServerSocket old = new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(old));
            server.setDaemon(true);
            server.start();
            URI uri = URI.create("http://127.0.0.1:" + old.getLocalPort() + "/x");
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(ApiCall.get(uri)).text()).isEqualTo("{}");
                assertThat(client.send(ApiCall.postJson(uri, "{}")).text()).isEqualTo("{}");
            }
        }
        assertThat(http.waits).isEmpty();
    }

    /** Answers as HTTP/1.0 does: once a connection, and without a word about closing it. */
    private static void serve(java.net.ServerSocket old) {
        try {
            while (true) {
                try (java.net.Socket socket = old.accept()) {
                    StringBuilder seen = new StringBuilder();
                    int next = socket.getInputStream().read();
                    while (next >= 0) {
                        seen.append((char) next);
                        boolean whole = seen.indexOf("POST") == 0
                                ? seen.toString().endsWith("{}")
                                : seen.toString().endsWith("\r\n\r\n");
                        next = whole ? -1 : socket.getInputStream().read();
                    }
                    String answer = seen.isEmpty() ? "" : "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}";
                    socket.getOutputStream().write(answer.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                }
            }
        } catch (java.io.IOException e) {
            assertThat(old.isClosed()).isTrue();
        }
    }

    private ApiCall read() {
        return ApiCall.get(http.uri("/x?token=hidden"));
    }

    private ApiCall write() {
        return ApiCall.postJson(http.uri("/x"), "{}");
    }
}
