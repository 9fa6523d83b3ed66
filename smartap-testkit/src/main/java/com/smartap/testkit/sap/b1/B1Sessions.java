package com.smartap.testkit.sap.b1;

import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sessions that end when they are idle, and only so many of them. Not thread-safe: its owner holds a lock. */
final class B1Sessions {
    static final String USER = "manager";
    static final String ROUTE = ".node2";
    private static final Duration IDLE = Duration.ofMinutes(30);
    private final Clock clock;
    private final Map<String, Instant> lastUsed = new HashMap<>();
    private int most = 50;
    private int passwords = 1;
    private long logins;

    B1Sessions(Clock clock) {
        this.clock = clock;
    }

    Map<String, Secret> credentials() {
        return Map.of("userName", Secret.of(USER), "password", Secret.of(password()));
    }

    /** A new session. */
    String login(String user, String given) {
        if (!user.equals(USER) || !given.equals(password())) {
            throw new B1Fault(401, -304, "Fail to initiate SLD login: user name or password is wrong");
        }
        Instant now = clock.instant();
        lastUsed.values().removeIf(last -> !now.isBefore(last.plus(IDLE)));
        if (lastUsed.size() >= most) {
            throw new B1Fault(503, -1102, "The maximum number of sessions has been reached");
        }
        logins++;
        String id = "b1-session-%08d-8a6f-11f0".formatted(logins);
        lastUsed.put(id, now);
        return id;
    }

    /** Whether both cookies are there and the session lives; it lives on then. */
    boolean use(@Nullable String cookies) {
        String id = cookie(cookies, "B1SESSION");
        Instant last = lastUsed.get(id);
        if (last == null || !cookie(cookies, "ROUTEID").equals(ROUTE)) {
            return false;
        }
        if (!clock.instant().isBefore(last.plus(IDLE))) {
            lastUsed.remove(id);
            return false;
        }
        lastUsed.put(id, clock.instant());
        return true;
    }

    void logout(@Nullable String cookies) {
        lastUsed.remove(cookie(cookies, "B1SESSION"));
    }

    void expire() {
        lastUsed.clear();
    }

    void changePassword() {
        lastUsed.clear();
        passwords++;
    }

    void most(int count) {
        most = count;
    }

    int open() {
        return lastUsed.size();
    }

    long logins() {
        return logins;
    }

    private String password() {
        return "b1-password-" + passwords;
    }

    private static String cookie(@Nullable String cookies, String name) {
        for (String cookie : (cookies == null ? "" : cookies).split(";", -1)) {
            String[] pair = cookie.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals(name)) {
                return pair[1];
            }
        }
        return "";
    }
}
