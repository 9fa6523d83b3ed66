package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The token endpoint: a refresh token is good for one use, and for as long after it as told. Not thread-safe. */
final class TwinTokens {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private final Clock clock;
    private final String clientId = "client-" + UUID.randomUUID();
    private final String clientSecret = "secret-" + UUID.randomUUID();
    private final Map<String, Instant> accessTokens = new LinkedHashMap<>();
    private final Map<String, Instant> usedRefreshTokens = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private @Nullable String refreshToken;
    private String accessToken;
    private boolean revoked;
    long refreshes;
    Duration grace = Duration.ofMinutes(30);

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

    /** A code as the consent page would give it to the person. */
    String code(String codeChallenge) {
        String code = "code-" + UUID.randomUUID();
        codes.put(code, codeChallenge);
        return code;
    }

    boolean isClient(@Nullable String authorization, HttpUrl form) {
        String pair = clientId + ":" + clientSecret;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return basic.equals(authorization)
                || authorization == null
                        && clientId.equals(form.queryParameter("client_id"))
                        && clientSecret.equals(form.queryParameter("client_secret"));
    }

    /** The answer to a request for tokens; empty if the grant is not good. */
    Optional<ObjectNode> answer(HttpUrl form) {
        refreshes++;
        if (revoked) {
            return Optional.empty();
        }
        return switch (String.valueOf(form.queryParameter("grant_type"))) {
            case "client_credentials" -> Optional.of(tokens(false));
            case "authorization_code" -> code(form) ? Optional.of(tokens(true)) : Optional.empty();
            default -> refresh(String.valueOf(form.queryParameter("refresh_token")));
        };
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
        revoked = true;
    }

    private Optional<ObjectNode> refresh(String presented) {
        Instant usedAt = usedRefreshTokens.get(presented);
        boolean again = usedAt != null && clock.instant().isBefore(usedAt.plus(grace));
        if (!presented.equals(refreshToken) && !again) {
            return Optional.empty();
        }
        usedRefreshTokens.putIfAbsent(presented, clock.instant());
        return Optional.of(tokens(true));
    }

    private boolean code(HttpUrl form) {
        String challenge = codes.remove(String.valueOf(form.queryParameter("code")));
        return challenge != null && form.queryParameter("code_verifier") != null;
    }

    private ObjectNode tokens(boolean refreshable) {
        accessToken = issue();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("access_token", accessToken);
        answer.put("expires_in", LIFE.toSeconds()).put("token_type", "Bearer");
        if (refreshable) {
            String rotated = "refresh-" + UUID.randomUUID();
            refreshToken = rotated;
            answer.put("refresh_token", rotated);
        }
        return answer;
    }

    private String issue() {
        if (accessTokens.size() > 1000) {
            accessTokens.clear();
        }
        String token = "access-" + UUID.randomUUID();
        accessTokens.put(token, clock.instant().plus(LIFE));
        return token;
    }
}
