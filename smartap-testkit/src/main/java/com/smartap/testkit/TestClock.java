package com.smartap.testkit;

import com.smartap.spi.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TestClock extends Clock {
    private final Hands now;
    private final ZoneId zone;

    private TestClock(Hands now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock in UTC that shows a moment. */
    public static TestClock at(Instant start) {
        return new TestClock(new Hands(start), ZoneOffset.UTC);
    }

    /** A clock in UTC that shows a moment such as {@code 2026-11-21T10:00:00Z}. */
    public static TestClock at(String start) {
        return at(Instant.parse(start));
    }

    /** Moves the clock, forwards or backwards. */
    public void advance(Duration by) {
        synchronized (now) {
            now.instant = now.instant.plus(by);
        }
    }

    /** Sets the clock. */
    public void set(Instant to) {
        synchronized (now) {
            now.instant = to;
        }
    }

    @Override
    public Instant instant() {
        synchronized (now) {
            return now.instant;
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** A view in another zone, which moves along. */
    @Override
    public Clock withZone(ZoneId other) {
        return new TestClock(now, other);
    }

    private static final class Hands {
        private Instant instant;

        Hands(Instant instant) {
            this.instant = instant;
        }
    }
}
