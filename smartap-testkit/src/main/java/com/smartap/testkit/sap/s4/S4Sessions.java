package com.smartap.testkit.sap.s4;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may come in, and sessions with their CSRF tokens: a token counts only with the cookie of its session. */
final class S4Sessions {
    static final String USER = "SMARTAP_COMM";
    static final String PASSWORD = "Initial-Passw0rd";
    static final String CLIENT_ID = "sb-smartap-client";
    static final String CLIENT_SECRET = "client-secret-0815";
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final String COOKIE = "SAP_SESSIONID_S4H_100";

    private record Session(String token, Instant end) {}

    private final Clock clock;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Instant> bearers = new HashMap<>();
    private boolean revoked;
    private long fetches;

    S4Sessions(Clock clock) {
        this.clock = clock;
    }

    boolean accepts(@Nullable String authorization) {
        if (revoked || authorization == null) {
            return false;
        }
        if (authorization.startsWith("Bearer ")) {
            Instant end = bearers.get(authorization.substring("Bearer ".length()));
            return end != null && clock.instant().isBefore(end);
        }
        return authorization.equals(basic(USER, PASSWORD));
    }

    boolean isClient(@Nullable String authorization) {
        return !revoked && basic(CLIENT_ID, CLIENT_SECRET).equals(authorization);
    }

    String bearer() {
        String token = "eyJ." + UUID.randomUUID();
        bearers.put(token, clock.instant().plus(LIFE));
        return token;
    }

    /** A new session. */
    String open() {
        fetches++;
        String id = UUID.randomUUID().toString();
        sessions.put(id, new Session(UUID.randomUUID() + "==", clock.instant().plus(LIFE)));
        return id;
    }

    String token(String session) {
        Session known = sessions.get(session);
        return known == null ? "" : known.token();
    }

    static String cookie(String session) {
        return COOKIE + "=" + session + "; path=/; secure; HttpOnly";
    }

    /** Whether a write carries a token and the cookie of just its session. */
    boolean isValid(@Nullable String token, @Nullable String cookies) {
        Set<String> given = new HashSet<>();
        for (String cookie : cookies == null ? new String[0] : cookies.split(";\\s*")) {
            if (cookie.startsWith(COOKIE + "=")) {
                given.add(cookie.substring(COOKIE.length() + 1));
            }
        }
        return given.stream()
                .map(sessions::get)
                .anyMatch(session -> session != null
                        && session.token().equals(token)
                        && clock.instant().isBefore(session.end()));
    }

    void expire() {
        sessions.clear();
        bearers.clear();
    }

    void revoke() {
        expire();
        revoked = true;
    }

    /** How often a CSRF token was fetched. */
    long fetches() {
        return fetches;
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
