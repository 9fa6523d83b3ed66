package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The events of webhooks that were seen lately, so that a repeated delivery gives no second notice. It forgets after a
 * time and over a restart: a notice only says what to ask about, so that one too many does no harm. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SeenEvents {
    private static final int MOST = 50_000;
    private final Clock clock;
    private final Duration memory;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    /**
     * Nothing seen yet.
     *
     * @param memory how long an event is remembered: at least as long as the provider goes on delivering it
     */
    public SeenEvents(Clock clock, Duration memory) {
        this.clock = clock;
        this.memory = memory;
    }

    /** Whether an event is new; it is remembered from now on. */
    public synchronized boolean isNew(String eventId) {
        Instant now = clock.instant();
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext()) {
            boolean expired = oldest.next().plus(memory).isBefore(now);
            if (!expired && seen.size() < MOST) {
                break;
            }
            oldest.remove();
        }
        return seen.putIfAbsent(eventId, now) == null;
    }
}
