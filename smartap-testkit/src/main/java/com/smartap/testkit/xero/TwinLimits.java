package com.smartap.testkit.xero;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import mockwebserver3.MockResponse;

/** Counts calls in rolling windows by the simulator's clock, and calls at once by the machine's. Not thread-safe. */
final class TwinLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int APP = 10_000;
    private final Clock clock;
    private final Deque<Instant> minute = new ArrayDeque<>();
    private final Deque<Instant> day = new ArrayDeque<>();
    private final Deque<Long> ends = new ArrayDeque<>();
    private int perMinute = 60;
    private int perDay = 5000;
    private int atOnce = 5;
    private long slowness;

    TwinLimits(Clock clock) {
        this.clock = clock;
    }

    void set(int callsPerMinute, int callsAtOnce, int callsPerDay) {
        this.perMinute = callsPerMinute;
        this.atOnce = callsAtOnce;
        this.perDay = callsPerDay;
    }

    /** How long answers take, during which a call is under way. */
    void slowness(Duration delay) {
        slowness = delay.toNanos();
    }

    /** Counts a call; the refusal if it is one too many. */
    Optional<MockResponse.Builder> refuse() {
        Instant now = clock.instant();
        drop(minute, now.minus(MINUTE));
        drop(day, now.minus(DAY));
        long nanos = System.nanoTime();
        ends.removeIf(end -> end - nanos <= 0);
        if (day.size() >= perDay) {
            return Optional.of(tooMany("day", wait(day, DAY, now)));
        }
        if (minute.size() >= perMinute) {
            return Optional.of(tooMany("minute", wait(minute, MINUTE, now)));
        }
        if (ends.size() >= atOnce) {
            return Optional.of(tooMany("concurrent", 1));
        }
        minute.add(now);
        day.add(now);
        ends.add(nanos + slowness);
        return Optional.empty();
    }

    /** A refusal for too many calls. */
    MockResponse.Builder tooMany(String problem, long seconds) {
        return headers(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", String.valueOf(seconds))
                .setHeader("X-Rate-Limit-Problem", problem));
    }

    /** What is left, on every answer. */
    MockResponse.Builder headers(MockResponse.Builder answer) {
        return answer.setHeader("X-MinLimit-Remaining", String.valueOf(Math.max(0, perMinute - minute.size())))
                .setHeader("X-DayLimit-Remaining", String.valueOf(Math.max(0, perDay - day.size())))
                .setHeader("X-AppMinLimit-Remaining", String.valueOf(APP - minute.size()));
    }

    private static void drop(Deque<Instant> calls, Instant before) {
        while (!calls.isEmpty() && !calls.peekFirst().isAfter(before)) {
            calls.removeFirst();
        }
    }

    private static long wait(Deque<Instant> calls, Duration window, Instant now) {
        return Duration.between(now, calls.getFirst().plus(window)).toSeconds() + 1;
    }
}
