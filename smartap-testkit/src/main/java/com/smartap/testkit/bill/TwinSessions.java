package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Who may call: sessions that die after 35 idle minutes, and devices that are trusted for 30 days. */
final class TwinSessions {
    static final String ORGANISATION = "00801TWINORGANIZATION";
    static final String USER = "00601TWINUSERTWINUSER";
    static final String USERNAME = "payer@example.test";
    private static final Duration IDLE = Duration.ofMinutes(35);
    private static final Duration TRUST = Duration.ofDays(30);
    private final Clock clock;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, Device> devices = new HashMap<>();
    private final Map<String, String> challenges = new HashMap<>();
    private String password = "correct-horse-battery";
    private final String devKey = "01TWINDEVKEYTWINDEVKEY";
    private int made;
    long logins;

    TwinSessions(Clock clock) {
        this.clock = clock;
        devices.put("remember-me-0", new Device("SmartAP", clock.instant().plus(TRUST)));
    }

    Map<String, Secret> credentials() {
        return Map.of(
                "password", Secret.of(password),
                "devKey", Secret.of(devKey),
                "rememberMeId", Secret.of("remember-me-0"),
                "trustedUntil", Secret.of(clock.instant().plus(TRUST).toString()));
    }

    ObjectNode login(JsonNode body) {
        logins++;
        boolean known = body.path("username").asText().equals(USERNAME)
                && body.path("password").asText().equals(password)
                && body.path("organizationId").asText().equals(ORGANISATION);
        if (!body.path("devKey").asText().equals(devKey) || !known) {
            throw TwinFault.credentials();
        }
        String id = "session-%06d-%s".formatted(++made, Integer.toHexString(made * 7919));
        boolean trusted = remembers(body);
        sessions.put(id, new Session(clock.instant(), trusted));
        return JsonNodeFactory.instance
                .objectNode()
                .put("sessionId", id)
                .put("organizationId", ORGANISATION)
                .put("userId", USER)
                .put("trusted", trusted);
    }

    /** The session of a request; using it keeps it alive. */
    Session require(RecordedRequest request) {
        if (!devKey.equals(request.getHeaders().get("devKey"))) {
            throw new TwinFault(401, "BDC_1102", "REQUEST", "Developer key is invalid.");
        }
        Session session = sessions.get(String.valueOf(request.getHeaders().get("sessionId")));
        if (session == null || session.used.plus(IDLE).isBefore(clock.instant())) {
            throw TwinFault.session();
        }
        session.used = clock.instant();
        return session;
    }

    void logout(RecordedRequest request) {
        sessions.remove(String.valueOf(request.getHeaders().get("sessionId")));
    }

    ObjectNode challenge() {
        String id = "challenge-%d".formatted(++made);
        challenges.put(id, "%06d".formatted(made * 7919 % 1_000_000));
        return JsonNodeFactory.instance.objectNode().put("challengeId", id);
    }

    /** The code that a person would have got on the telephone. */
    @Nullable
    String code(String challengeId) {
        return challenges.get(challengeId);
    }

    ObjectNode validate(Session session, JsonNode body) {
        String code = challenges.get(body.path("challengeId").asText());
        if (code == null || !code.equals(body.path("token").asText())) {
            throw new TwinFault(400, "BDC_1353", "REQUEST", "The 2-Step Verification token is not valid.");
        }
        challenges.remove(body.path("challengeId").asText());
        session.trusted = true;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (body.path("rememberMe").asBoolean()) {
            String id = "remember-me-%d".formatted(++made);
            devices.put(
                    id, new Device(body.path("device").asText(), clock.instant().plus(TRUST)));
            answer.put("rememberMeId", id);
        }
        return answer;
    }

    ObjectNode stepUp(Session session, JsonNode body) {
        if (!remembers(body)) {
            throw TwinFault.untrusted();
        }
        session.trusted = true;
        return JsonNodeFactory.instance.objectNode().put("trusted", true);
    }

    void expire() {
        sessions.clear();
    }

    void revoke() {
        sessions.clear();
        devices.clear();
        password = "changed-by-somebody";
    }

    void lapse() {
        devices.clear();
        sessions.values().forEach(session -> session.trusted = false);
    }

    private boolean remembers(JsonNode body) {
        Device device = devices.get(body.path("rememberMeId").asText());
        return device != null
                && device.name.equals(body.path("device").asText())
                && clock.instant().isBefore(device.until);
    }

    static final class Session {
        private Instant used;
        private boolean trusted;

        Session(Instant used, boolean trusted) {
            this.used = used;
            this.trusted = trusted;
        }

        void requireTrust() {
            if (!trusted) {
                throw TwinFault.untrusted();
            }
        }
    }

    private record Device(String name, Instant until) {}
}
