package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Waits; replaced in tests, so that they never do. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface Sleeper {
    /** Waits in real time. */
    Sleeper SYSTEM = new Sleeper() {
        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };

    /** Waits that long. */
    void sleep(Duration duration) throws InterruptedException;

    /** The time by which waits are measured, as {@link System#nanoTime}; it moves on while somebody waits. */
    long nanoTime();

    /** Waits by moving a clock, and measures by it: for tests. */
    static Sleeper moving(Clock clock, Consumer<Duration> advance) {
        return new Sleeper() {
            @Override
            public void sleep(Duration duration) {
                advance.accept(duration);
            }

            @Override
            public long nanoTime() {
                return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
            }
        };
    }
}
