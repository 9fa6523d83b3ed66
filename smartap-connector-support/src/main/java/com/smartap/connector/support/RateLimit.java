package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Duration;

/**
 * A number of calls that a connection may make within a period. Counted in this process; across processes the outside
 * system's own 429 answers count.
 *
 * @param calls at least 1
 * @param period longer than nothing
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record RateLimit(int calls, Duration period) {
    /** Refuses what is out of range. */
    public RateLimit {
        if (calls < 1 || period.isNegative() || period.isZero()) {
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
}
