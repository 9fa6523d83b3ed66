package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Duration;

/**
 * So many calls in any stretch of time of this length, counted by connection: a slot is taken when a call begins and is
 * free again one period after it ended. So the outside system never sees more, however long calls take on their way.
 *
 * @param calls at least 1
 * @param period nothing for calls at the same time
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record RateLimit(int calls, Duration period) {
    /** Refuses what is out of range. */
    public RateLimit {
        if (calls < 1 || period.isNegative()) {
            throw new IllegalArgumentException("rate (%d in %s) must be positive".formatted(calls, period));
        }
    }

    /** So many calls a second. */
    public static RateLimit perSecond(int calls) {
        return new RateLimit(calls, Duration.ofSeconds(1));
    }

    /** So many calls a minute. */
    public static RateLimit perMinute(int calls) {
        return new RateLimit(calls, Duration.ofMinutes(1));
    }

    /** So many calls at the same time. */
    public static RateLimit concurrent(int calls) {
        return new RateLimit(calls, Duration.ZERO);
    }
}
