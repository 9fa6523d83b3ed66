package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.ContentHash;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The token endpoint: each refresh gives two new tokens, and the old refresh token dies. Not thread-safe. */
final class TwinTokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);
    private static final int REMEMBERED = 1000;
    private final Clock clock;
    private String clientId = "client-" + UUID.randomUUID();
    private String clientSecret = "secret-" + UUID.randomUUID();
    private final Map<String, Instant> accessTokens = new LinkedHashMap<>();
    private @Nullable String refreshToken;
    private String accessToken;
    private String verifierToken = "verifier-" + UUID.randomUUID();
    private final Map<String, Grant> grants = new LinkedHashMap<>();
    private long refreshes;

    private record Grant(String redirectUri, @Nullable String challenge, Instant end) {}

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
                "expiresAt", Secret.of(end.toString()),
                "webhookVerifierToken", Secret.of(verifierToken));
    }

    /** What webhooks are signed with. */
    String verifierToken() {
        return verifierToken;
    }

    boolean isClientId(@Nullable String id) {
        return clientId.equals(id);
    }

    /** A code for a person who consented; it holds once and for ten minutes. */
    String grant(String redirectUri, @Nullable String challenge) {
        String code = "code-" + UUID.randomUUID();
        grants.put(code, new Grant(redirectUri, challenge, clock.instant().plus(CODE_LIFE)));
        return code;
    }

    /** The answer to a code; empty if it is used, over, or of another redirect address or verifier. */
    Optional<ObjectNode> exchange(String code, @Nullable String redirectUri, @Nullable String verifier) {
        Grant grant = grants.remove(code);
        if (grant == null
                || !clock.instant().isBefore(grant.end())
                || !grant.redirectUri().equals(redirectUri)
                || (grant.challenge() != null && !grant.challenge().equals(challenge(verifier)))) {
            return Optional.empty();
        }
        return Optional.of(renewed());
    }

    private static @Nullable String challenge(@Nullable String verifier) {
        if (verifier == null) {
            return null;
        }
        String hex =
                ContentHash.of(verifier.getBytes(StandardCharsets.US_ASCII)).hex();
        byte[] hash = HexFormat.of().parseHex(hex);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** The answer to a refresh; empty if the refresh token is dead. */
    Optional<ObjectNode> refresh(String presented) {
        refreshes++;
        if (!presented.equals(refreshToken)) {
            return Optional.empty();
        }
        return Optional.of(renewed());
    }

    private ObjectNode renewed() {
        accessToken = issue();
        String rotated = "refresh-" + UUID.randomUUID();
        refreshToken = rotated;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("token_type", "bearer");
        answer.put("access_token", accessToken);
        answer.put("expires_in", LIFE.toSeconds());
        answer.put("refresh_token", rotated);
        answer.put("x_refresh_token_expires_in", 8726400);
        return answer;
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
        out.put("verifierToken", verifierToken);
        ObjectNode live = out.putObject("live");
        accessTokens.forEach((token, end) -> live.put(token, end.toString()));
    }

    void load(JsonNode saved) {
        clientId = saved.path("clientId").asText(clientId);
        clientSecret = saved.path("clientSecret").asText(clientSecret);
        accessToken = saved.path("accessToken").asText(accessToken);
        verifierToken = saved.path("verifierToken").asText(verifierToken);
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
