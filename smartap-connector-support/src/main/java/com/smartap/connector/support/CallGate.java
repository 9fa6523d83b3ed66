package com.smartap.connector.support;

import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.QuotaReport.Quota;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets calls of one connection through, within all its limits. Calls that somebody waits for go before those of
 * imports; while the outside system asked for patience nobody goes. Resilience4j's limiter counts in fixed windows, of
 * which two halves can hold twice the quota, and knows no order of importance; hence this one. Thread-safe.
 */
final class CallGate {
    private static final Duration QUEUE = Duration.ofSeconds(70);
    private static final long GLANCE = TimeUnit.MILLISECONDS.toNanos(10);

    private final String connection;
    private final Sleeper sleeper;
    private final List<Slots> limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int interactiveWaiting;
    private boolean paused;
    private long pausedUntil;

    CallGate(String connection, List<RateLimit> limits, Sleeper sleeper) {
        this.connection = connection;
        this.sleeper = sleeper;
        this.limits = limits.stream().map(Slots::new).toList();
    }

    /**
     * Waits until a call may begin; {@link #leave} has to follow.
     *
     * @throws ConnectorUnavailableException if that takes too long
     */
    void enter(ApiCall call) {
        long deadline = sleeper.nanoTime() + QUEUE.toNanos();
        boolean counted = false;
        lock.lock();
        try {
            while (true) {
                long now = sleeper.nanoTime();
                long wait = waitFor(call, counted, now);
                if (wait == 0) {
                    limits.forEach(Slots::take);
                    return;
                }
                if (wait != Slots.UNTIL_LEFT && now + wait - deadline > 0 || now - deadline > 0) {
                    throw tooLong(call, wait == Slots.UNTIL_LEFT ? 0 : wait);
                }
                if (!call.isBulk() && !counted) {
                    interactiveWaiting++;
                    counted = true;
                }
                pause(wait, deadline - now);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorUnavailableException(
                    "%s: %s was interrupted while it waited for the rate limit".formatted(connection, call),
                    null,
                    null,
                    e);
        } finally {
            if (counted) {
                interactiveWaiting--;
            }
            left.signalAll();
            lock.unlock();
        }
    }

    /** The call ended, with an answer or without. */
    void leave() {
        lock.lock();
        try {
            long now = sleeper.nanoTime();
            limits.forEach(slots -> slots.give(now));
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The outside system asked for patience: nobody goes before its end. */
    void patience(Duration asked) {
        lock.lock();
        try {
            long until = sleeper.nanoTime() + asked.toNanos();
            if (!paused || until - pausedUntil > 0) {
                paused = true;
                pausedUntil = until;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What is left of each limit. */
    List<Quota> quotas(Clock clock) {
        lock.lock();
        try {
            long now = sleeper.nanoTime();
            Instant moment = clock.instant();
            List<Quota> quotas = new ArrayList<>();
            limits.forEach(slots -> quotas.add(slots.quota(now, moment)));
            if (paused && pausedUntil - now > 0) {
                quotas.add(new Quota("pause", null, 0, moment.plusNanos(pausedUntil - now)));
            }
            quotas.sort(Comparator.comparingInt(Quota::remaining));
            return List.copyOf(quotas);
        } finally {
            lock.unlock();
        }
    }

    /** How many calls wait that somebody waits for. */
    int waiting() {
        lock.lock();
        try {
            return interactiveWaiting;
        } finally {
            lock.unlock();
        }
    }

    private long waitFor(ApiCall call, boolean counted, long now) {
        if (paused && pausedUntil - now > 0) {
            return pausedUntil - now;
        }
        paused = false;
        long wait = 0;
        for (Slots slots : limits) {
            wait = Math.max(wait, slots.waitFor(now));
        }
        boolean yields = call.isBulk() && interactiveWaiting > 0 && !counted;
        return yields ? Math.max(wait, GLANCE) : wait;
    }

    /** Waits outside the lock for a time, or for a call to end. */
    private void pause(long wait, long longest) throws InterruptedException {
        if (wait == Slots.UNTIL_LEFT) {
            long ignored = left.awaitNanos(Math.max(1, Math.min(longest, TimeUnit.SECONDS.toNanos(1))));
            return;
        }
        lock.unlock();
        try {
            sleeper.sleep(Duration.ofNanos(wait).plusMillis(1)); // whole milliseconds, never too short
        } finally {
            lock.lock();
        }
    }

    private ConnectorUnavailableException tooLong(ApiCall call, long wait) {
        Duration rest = wait > 0 ? Duration.ofNanos(wait) : Duration.ofSeconds(15);
        return new ConnectorUnavailableException(
                "%s: %s was not sent, since the limit of calls is used up for another %d s"
                        .formatted(connection, call, rest.toSeconds()),
                rest,
                null,
                null);
    }

    /** The slots of one limit. */
    private static final class Slots {
        static final long UNTIL_LEFT = Long.MAX_VALUE;
        private final RateLimit limit;
        private final PriorityQueue<Long> cooling = new PriorityQueue<>((one, other) -> Long.signum(one - other));
        private int free;

        Slots(RateLimit limit) {
            this.limit = limit;
            this.free = limit.calls();
        }

        long waitFor(long now) {
            while (!cooling.isEmpty() && cooling.peek() - now <= 0) {
                cooling.poll();
                free++;
            }
            if (free > 0) {
                return 0;
            }
            return cooling.isEmpty() ? UNTIL_LEFT : cooling.peek() - now;
        }

        void take() {
            free--;
        }

        void give(long now) {
            if (limit.period().isZero()) {
                free++;
            } else {
                cooling.add(now + limit.period().toNanos());
            }
        }

        Quota quota(long now, Instant moment) {
            waitFor(now);
            long last = cooling.stream().mapToLong(end -> end - now).max().orElse(0);
            return new Quota(name(), limit.calls(), free, last == 0 ? null : moment.plusNanos(last));
        }

        private String name() {
            Duration period = limit.period();
            if (period.isZero()) {
                return "concurrent";
            }
            return switch ((int) Math.min(period.toSeconds(), Integer.MAX_VALUE)) {
                case 1 -> "second";
                case 60 -> "minute";
                case 3600 -> "hour";
                case 86_400 -> "day";
                default -> period.toString();
            };
        }
    }
}
