package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often, and after how long, a call that had no effect is tried again within one call of the connector. Waits
 * grow twofold with full jitter; a longer {@code Retry-After} is honoured up to {@code patience}, and beyond that the
 * call fails with the time that was asked for, so that the engine waits instead of a thread.
 *
 * @param attempts attempts in all, 1 to 10
 * @param base the upper end of the first wait
 * @param longest the upper end of every wait that the other side did not ask for
 * @param patience the longest wait that the other side may ask for
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record RetrySchedule(int attempts, Duration base, Duration longest, Duration patience) {
    /** Four attempts; waits of up to 0.5, 1 and 2 seconds; up to 65 seconds if asked for. */
    public static final RetrySchedule DEFAULT =
            new RetrySchedule(4, Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(65));

    /** Refuses what is out of range. */
    public RetrySchedule {
        if (attempts < 1 || attempts > 10) {
            throw new IllegalArgumentException("attempts (%d) must be 1 to 10".formatted(attempts));
        }
        if (base.isNegative() || longest.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "waits (%s, %s, %s) must not be negative".formatted(base, longest, patience));
        }
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param failed the number of attempts that failed so far, from 1
     * @param asked what {@code Retry-After} asked for
     * @return empty if the call is to fail now
     */
    public Optional<Duration> waitAfter(int failed, Optional<Duration> asked, RandomGenerator random) {
        if (failed >= attempts
                || asked.filter(wait -> wait.compareTo(patience) > 0).isPresent()) {
            return Optional.empty();
        }
        long ceiling = Math.min(longest.toMillis(), base.toMillis() << (failed - 1));
        Duration planned = Duration.ofMillis(ceiling <= 0 ? 0 : random.nextLong(ceiling + 1));
        return Optional.of(asked.filter(wait -> wait.compareTo(planned) > 0).orElse(planned));
    }
}
