package com.smartap.connector.support;

import com.smartap.spi.Api;
import java.time.Duration;
import java.util.List;

/**
 * How an {@link ApiClient} behaves.
 *
 * @param connectTimeout for one connection
 * @param readTimeout between two bytes
 * @param callTimeout for one attempt from its first byte to its last, so that a slow drip ends as well
 * @param maxAnswerBytes the largest answer that is read, after decompression
 * @param retry when calls are tried again
 * @param rateLimits all of them hold
 * @param throttlePause how long a 429 without {@code Retry-After} is waited for
 * @param sleeper waits between attempts
 * @param tls whom to trust, and how to show who calls
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ClientOptions(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        long maxAnswerBytes,
        RetrySchedule retry,
        List<RateLimit> rateLimits,
        Duration throttlePause,
        Sleeper sleeper,
        Tls tls) {
    /** 10 s to connect, 30 s between bytes, 60 s in all, 16 MiB, the default schedule, no rate limit. */
    public static final ClientOptions DEFAULT = new ClientOptions(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            16L * 1024 * 1024,
            RetrySchedule.DEFAULT,
            List.of(),
            Duration.ZERO,
            Sleeper.SYSTEM,
            Tls.PLATFORM);

    /** Copies the limits, and refuses what is out of range. */
    public ClientOptions {
        rateLimits = List.copyOf(rateLimits);
        if (maxAnswerBytes < 1 || maxAnswerBytes > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("maxAnswerBytes (%d) is out of range".formatted(maxAnswerBytes));
        }
        if (connectTimeout.toMillis() < 1 || readTimeout.toMillis() < 1 || callTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("time-outs (%s, %s, %s) must be at least a millisecond"
                    .formatted(connectTimeout, readTimeout, callTimeout));
        }
    }

    /** The same with another time for a whole attempt; connecting and reading get no longer than that. */
    public ClientOptions withCallTimeout(Duration timeout) {
        return new ClientOptions(
                shorter(connectTimeout, timeout),
                timeout,
                timeout,
                maxAnswerBytes,
                retry,
                rateLimits,
                throttlePause,
                sleeper,
                tls);
    }

    /** The same with another schedule. */
    public ClientOptions withRetry(RetrySchedule schedule) {
        return new ClientOptions(
                connectTimeout,
                readTimeout,
                callTimeout,
                maxAnswerBytes,
                schedule,
                rateLimits,
                throttlePause,
                sleeper,
                tls);
    }

    /** The same with rate limits. */
    public ClientOptions withRateLimits(RateLimit... limits) {
        return new ClientOptions(
                connectTimeout,
                readTimeout,
                callTimeout,
                maxAnswerBytes,
                retry,
                List.of(limits),
                throttlePause,
                sleeper,
                tls);
    }

    /** The same with another way to wait. */
    public ClientOptions withSleeper(Sleeper other) {
        return new ClientOptions(
                connectTimeout, readTimeout, callTimeout, maxAnswerBytes, retry, rateLimits, throttlePause, other, tls);
    }

    /** The same with another wait for a 429 that does not say how long. */
    public ClientOptions withThrottlePause(Duration pause) {
        return new ClientOptions(
                connectTimeout, readTimeout, callTimeout, maxAnswerBytes, retry, rateLimits, pause, sleeper, tls);
    }

    /** The same with another limit for answers. */
    public ClientOptions withMaxAnswerBytes(long bytes) {
        return new ClientOptions(
                connectTimeout, readTimeout, callTimeout, bytes, retry, rateLimits, throttlePause, sleeper, tls);
    }

    /** The same with other certificates. */
    public ClientOptions withTls(Tls other) {
        return new ClientOptions(
                connectTimeout,
                readTimeout,
                callTimeout,
                maxAnswerBytes,
                retry,
                rateLimits,
                throttlePause,
                sleeper,
                other);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
