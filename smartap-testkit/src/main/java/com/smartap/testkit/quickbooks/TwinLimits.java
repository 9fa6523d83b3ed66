package com.smartap.testkit.quickbooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Intuit's limits of calls by company: so many in any second and in any minute. Not thread-safe. */
final class TwinLimits {
    private final Clock clock;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private int perSecond;
    private int perMinute;

    TwinLimits(Clock clock) {
        this.clock = clock;
    }

    /** 0 for no limit. */
    void set(int second, int minute) {
        this.perSecond = second;
        this.perMinute = minute;
        calls.clear();
    }

    /** Counts a call, or refuses it; a refused one does not count. */
    void count() {
        if (perSecond == 0 && perMinute == 0) {
            return;
        }
        Instant now = clock.instant();
        while (!calls.isEmpty() && !calls.peekFirst().isAfter(now.minus(Duration.ofMinutes(1)))) {
            calls.removeFirst();
        }
        long inSecond = calls.stream()
                .filter(call -> call.isAfter(now.minus(Duration.ofSeconds(1))))
                .count();
        if ((perMinute > 0 && calls.size() >= perMinute) || (perSecond > 0 && inSecond >= perSecond)) {
            throw TwinFault.tooMany();
        }
        calls.addLast(now);
    }
}
