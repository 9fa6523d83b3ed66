package com.smartap.connector.support;

import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A server whose answers a test lines up, and clients to it that never wait in real time. */
final class HttpFixture implements AutoCloseable {
    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final MockWebServer server = new MockWebServer();
    final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    final ClientOptions options = ClientOptions.DEFAULT
            .withCallTimeout(Duration.ofMillis(1500))
            .withSleeper(Sleeper.moving(clock, wait -> {
                waits.add(wait);
                clock.advance(wait);
            }));
    private final List<Runnable> open = new ArrayList<>();

    HttpFixture() {
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ApiClient client(Authentication authentication) {
        return client(authentication, options);
    }

    ApiClient client(Authentication authentication, ClientOptions with) {
        ApiClient client = new ApiClient(
                "books",
                clock,
                with,
                authentication,
                answer -> Json.tryObject(answer)
                        .map(body -> ProviderError.of(
                                body.path("code").asText(), body.path("words").asText())));
        open.add(client::close);
        return client;
    }

    OAuth2TokenSource tokens(com.smartap.spi.secret.CredentialVault vault) {
        OAuth2TokenSource tokens =
                new OAuth2TokenSource("books", clock, vault, OAuth2Settings.basic(uri("/token")), options);
        open.add(tokens::close);
        return tokens;
    }

    /** Waits really, and leaves the clock alone: a lease must not run out while its holder is at work. */
    OAuth2TokenSource patientTokens(com.smartap.spi.secret.CredentialVault vault) {
        ClientOptions patient = ClientOptions.DEFAULT.withSleeper(Sleeper.SYSTEM);
        OAuth2TokenSource tokens =
                new OAuth2TokenSource("books", clock, vault, OAuth2Settings.basic(uri("/token")), patient);
        open.add(tokens::close);
        return tokens;
    }

    Map<String, Secret> credentials(String expiresAt) {
        return Map.of(
                "clientId", Secret.of("client"),
                "clientSecret", Secret.of("client-secret"),
                "accessToken", Secret.of("access-0"),
                "refreshToken", Secret.of("refresh-0"),
                "expiresAt", Secret.of(expiresAt));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    void answer(int status, String body, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        server.enqueue(response.build());
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
        server.close();
    }
}
