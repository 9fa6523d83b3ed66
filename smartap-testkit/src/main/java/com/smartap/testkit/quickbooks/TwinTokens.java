package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token endpoint: each refresh gives two new tokens, and the old refresh token dies. Not thread-safe. */
final class TwinTokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final int REMEMBERED = 1000;
    private final Clock clock;
    private String clientId = "client-" + UUID.randomUUID();
    private String clientSecret = "secret-" + UUID.randomUUID();
    private final Map<String, Instant> accessTokens = new LinkedHashMap<>();
    private @Nullable String refreshToken;
    private String accessToken;
    private long refreshes;

    TwinTokens(Clock clock) {
        this.clock = clock;
        this.accessToken = issue();
        this.refreshToken = "refresh-" + UUID.randomUUID();
    }

    /** What a connector needs to begin with; the newest tokens. */
    Map<String, Secret> credentials() {
        Instant end = accessTokens.getOrDefault(accessToken, Instant.EPOCH);
        return Map.of(
                "clientId", Secret.of(clientId),
                "clientSecret", Secret.of(clientSecret),
                "accessToken", Secret.of(accessToken),
                "refreshToken", Secret.of(refreshToken == null ? "revoked" : refreshToken),
                "expiresAt", Secret.of(end.toString()));
    }

    /** The answer to a refresh; empty if the refresh token is dead. */
    Optional<ObjectNode> refresh(String presented) {
        refreshes++;
        if (!presented.equals(refreshToken)) {
            return Optional.empty();
        }
        accessToken = issue();
        String rotated = "refresh-" + UUID.randomUUID();
        refreshToken = rotated;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("token_type", "bearer");
        answer.put("access_token", accessToken);
        answer.put("expires_in", LIFE.toSeconds());
        answer.put("refresh_token", rotated);
        answer.put("x_refresh_token_expires_in", 8726400);
        return Optional.of(answer);
    }

    boolean isClient(@Nullable String authorization) {
        String pair = clientId + ":" + clientSecret;
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .equals(authorization);
    }

    boolean accepts(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        Instant end = accessTokens.get(authorization.substring("Bearer ".length()));
        return end != null && clock.instant().isBefore(end);
    }

    void expire() {
        accessTokens.clear();
    }

    void revoke() {
        accessTokens.clear();
        refreshToken = null;
    }

    long refreshes() {
        return refreshes;
    }

    void save(ObjectNode out) {
        out.put("clientId", clientId).put("clientSecret", clientSecret);
        out.put("accessToken", accessToken).put("refreshToken", refreshToken);
        ObjectNode live = out.putObject("live");
        accessTokens.forEach((token, end) -> live.put(token, end.toString()));
    }

    void load(JsonNode saved) {
        clientId = saved.path("clientId").asText(clientId);
        clientSecret = saved.path("clientSecret").asText(clientSecret);
        accessToken = saved.path("accessToken").asText(accessToken);
        refreshToken =
                saved.hasNonNull("refreshToken") ? saved.path("refreshToken").asText() : null;
        accessTokens.clear();
        saved.path("live")
                .properties()
                .forEach(token -> accessTokens.put(
                        token.getKey(), Instant.parse(token.getValue().asText())));
    }

    private String issue() {
        if (accessTokens.size() > REMEMBERED) {
            accessTokens.clear();
        }
        String token = "access-" + UUID.randomUUID();
        accessTokens.put(token, clock.instant().plus(LIFE));
        return token;
    }
}
