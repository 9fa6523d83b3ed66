package com.smartap.connector.sap.s4;

import com.smartap.connector.support.ApiAnswer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * CSRF tokens with the cookies that came with them: a token is worth nothing without the session that its cookies name,
 * so each service has one pair, got by one thread while the others wait. Thread-safe.
 */
final class CsrfSessions {
    /**
     * A token and its cookies.
     *
     * @param token null if the service gave none, since its protection is switched off
     * @param cookies as one header; empty if there are none
     */
    record Session(@Nullable String token, String cookies) {
        /** What the answer to {@code X-CSRF-Token: Fetch} brought. */
        static Session of(ApiAnswer answer) {
            List<String> cookies = new ArrayList<>();
            for (String cookie : answer.headers("Set-Cookie")) {
                int end = cookie.indexOf(';');
                String pair = (end < 0 ? cookie : cookie.substring(0, end)).strip();
                if (pair.indexOf('=') > 0) {
                    cookies.add(pair);
                }
            }
            Optional<String> token = answer.header("X-CSRF-Token").filter(text -> !text.equalsIgnoreCase("Required"));
            return new Session(token.orElse(null), String.join("; ", cookies));
        }

        /** Neither token nor cookies. */
        @Override
        public String toString() {
            return "Session";
        }
    }

    private final Map<S4Service, Session> sessions = new EnumMap<>(S4Service.class);
    private final ReentrantLock lock = new ReentrantLock();

    /** The session of a service; fetched if there is none. */
    Session get(S4Service service, Supplier<Session> fetch) {
        lock.lock();
        try {
            Session known = sessions.get(service);
            if (known == null) {
                known = fetch.get();
                sessions.put(service, known);
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    /** A session is over; one that somebody fetched meanwhile stays. */
    void drop(S4Service service, Session over) {
        lock.lock();
        try {
            sessions.remove(service, over);
        } finally {
            lock.unlock();
        }
    }
}
