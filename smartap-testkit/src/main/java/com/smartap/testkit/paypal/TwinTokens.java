package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token endpoint: client id and secret give a token for nine hours. Not thread-safe. */
final class TwinTokens {
    private static final Duration LIFE = Duration.ofHours(9);
    private static final int MOST = 1000;
    private final Clock clock;
    private final String clientId = "client-" + UUID.randomUUID();
    private final String clientSecret = "secret-" + UUID.randomUUID();
    private final Map<String, Instant> tokens = new LinkedHashMap<>();
    private String newest;
    private boolean revoked;
    long asked;

    TwinTokens(Clock clock) {
        this.clock = clock;
        this.newest = issue();
    }

    Map<String, Secret> credentials() {
        return Map.of(
                "clientId", Secret.of(clientId),
                "clientSecret", Secret.of(clientSecret),
                "accessToken", Secret.of(newest),
                "expiresAt",
                        Secret.of(tokens.getOrDefault(newest, Instant.EPOCH).toString()));
    }

    /** The answer to a request for a token. */
    ObjectNode answer(@Nullable String authorization, @Nullable String grantType) {
        asked++;
        String pair = clientId + ":" + clientSecret;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        if (revoked || !basic.equals(authorization)) {
            throw TwinFault.oauth("invalid_client", "Client Authentication failed");
        }
        if (!"client_credentials".equals(grantType)) {
            throw TwinFault.oauth("unsupported_grant_type", "Grant Type is NULL");
        }
        newest = issue();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("scope", "https://uri.paypal.com/payments/payouts").put("access_token", newest);
        return answer.put("token_type", "Bearer")
                .put("app_id", "APP-80W284485P519543T")
                .put("expires_in", LIFE.toSeconds());
    }

    boolean accepts(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        Instant end = tokens.get(authorization.substring("Bearer ".length()));
        return end != null && clock.instant().isBefore(end);
    }

    void expire() {
        tokens.clear();
    }

    void revoke() {
        tokens.clear();
        revoked = true;
    }

    private String issue() {
        if (tokens.size() > MOST) {
            tokens.clear();
        }
        String token = "A21AA-" + UUID.randomUUID();
        tokens.put(token, clock.instant().plus(LIFE));
        return token;
    }
}
