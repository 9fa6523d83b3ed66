package com.smartap.payments.stripe;

import com.smartap.model.IdempotencyKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Orders whose answers were lost lately. Stripe may still be carrying one out, or not show it in its lists yet, so for a
 * time an empty list proves nothing. It is forgotten over a restart; the idempotency key goes on protecting the payment.
 * Thread-safe.
 */
final class LostOrders {
    private static final int MOST = 10_000;
    private final Clock clock;
    private final Duration settling;
    private final Map<String, Instant> lost = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param settling after how long a list shows what was ordered
     */
    LostOrders(Clock clock, Duration settling) {
        this.clock = clock;
        this.settling = settling;
    }

    synchronized void add(IdempotencyKey key) {
        lost.values().removeIf(until -> !until.isAfter(clock.instant()));
        if (lost.size() < MOST) {
            lost.put(key.value(), clock.instant().plus(settling));
        }
    }

    /** For how long an empty list proves nothing about a key; empty if it does. */
    synchronized Optional<Duration> settling(IdempotencyKey key) {
        return Optional.ofNullable(lost.get(key.value()))
                .map(until -> Duration.between(clock.instant(), until))
                .filter(left -> !left.isNegative() && !left.isZero());
    }
}
