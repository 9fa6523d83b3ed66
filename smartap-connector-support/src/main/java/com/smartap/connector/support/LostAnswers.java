package com.smartap.connector.support;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes whose answers were lost lately. The outside system may still be carrying one out, or not show it in its lists
 * yet, so for a time an empty list proves nothing. It is forgotten over a restart. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class LostAnswers {
    private static final int MOST = 10_000;
    private final Clock clock;
    private final Duration settling;
    private final Map<String, Instant> lost = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param settling after how long a list shows what was written
     */
    public LostAnswers(Clock clock, Duration settling) {
        this.clock = clock;
        this.settling = settling;
    }

    /** The answer to a write with this key was lost just now. */
    public synchronized void add(IdempotencyKey key) {
        lost.values().removeIf(until -> !until.isAfter(clock.instant()));
        if (lost.size() < MOST) {
            lost.put(key.value(), clock.instant().plus(settling));
        }
    }

    /** For how long an empty list proves nothing about a key; empty if it does. */
    public synchronized Optional<Duration> settling(IdempotencyKey key) {
        return Optional.ofNullable(lost.get(key.value()))
                .map(until -> Duration.between(clock.instant(), until))
                .filter(left -> !left.isNegative() && !left.isZero());
    }
}
