package com.smartap.testkit.foxit;

import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Who may call, how often: tokens of the classic API, keys and limits of the gateway. Not thread-safe. */
final class TwinKeys {
    private static final Duration LIFE = Duration.ofHours(1);
    private final Clock clock;
    private final boolean gateway;
    private final Map<String, Instant> tokens = new HashMap<>();
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int callsPerMinute;
    private boolean revoked;
    private int counter;

    TwinKeys(Clock clock, boolean gateway) {
        this.clock = clock;
        this.gateway = gateway;
        this.callsPerMinute = gateway ? 100 : Integer.MAX_VALUE;
    }

    Map<String, Secret> credentials() {
        return Map.of("clientId", Secret.of(id()), "clientSecret", Secret.of(secret()));
    }

    void callsPerMinute(int most) {
        callsPerMinute = most;
    }

    void expire() {
        tokens.clear();
    }

    void revoke() {
        tokens.clear();
        revoked = true;
    }

    /** A token for the account's keys; those of the portal are no client here. */
    MockResponse.Builder token(RecordedRequest request) {
        Map<String, String> form = TwinJson.form(TwinJson.text(request));
        if (gateway) {
            throw TwinFault.of(404, "not_found", "There is no token on this surface");
        }
        if (!"client_credentials".equals(form.get("grant_type")) || !"read-write".equals(form.get("scope"))) {
            throw TwinFault.of(400, "invalid_request", "grant_type or scope is missing");
        }
        if (revoked || !id().equals(form.get("client_id")) || !secret().equals(form.get("client_secret"))) {
            throw TwinFault.of(401, "invalid_client", "Bad client credentials");
        }
        String token = "twin-access-token-%06d-0123456789".formatted(++counter);
        tokens.put(token, clock.instant().plus(LIFE));
        return TwinJson.answer(
                200,
                TwinJson.object()
                        .put("access_token", token)
                        .put("token_type", "bearer")
                        .put("expires_in", LIFE.toSeconds())
                        .put("scope", "read-write"));
    }

    void check(Headers headers) {
        if (gateway) {
            if (revoked || !id().equals(headers.get("client_id")) || !secret().equals(headers.get("client_secret"))) {
                throw TwinFault.of(401, "unauthorized", "client_id or client_secret is not valid");
            }
            return;
        }
        String header = headers.get("Authorization");
        if (header == null || !header.startsWith("Bearer ")) {
            throw TwinFault.of(401, "access_token_missing", "Access token is missing");
        }
        Instant end = tokens.get(header.substring("Bearer ".length()));
        if (end == null || !clock.instant().isBefore(end)) {
            throw TwinFault.of(401, "invalid_token", "Access token is not valid");
        }
    }

    /** Whether a call is one too many in a minute, and if so after how many seconds one is free. */
    @Nullable
    Long tooMany() {
        Instant now = clock.instant();
        while (!calls.isEmpty()
                && !calls.peekFirst().plus(Duration.ofMinutes(1)).isAfter(now)) {
            calls.removeFirst();
        }
        Instant first = calls.peekFirst();
        if (first != null && calls.size() >= callsPerMinute) {
            return Duration.between(now, first.plus(Duration.ofMinutes(1))).toSeconds() + 1;
        }
        calls.add(now);
        return null;
    }

    private String id() {
        return gateway ? "foxit_portal_twin_client_id" : "classic-twin-api-key-4711";
    }

    private String secret() {
        return gateway ? "portal-twin-client-secret-0815" : "classic-twin-api-secret-0815";
    }
}
