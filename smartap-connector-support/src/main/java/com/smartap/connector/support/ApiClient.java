package com.smartap.connector.support;

import com.smartap.connector.support.AnswerJudge.CredentialsRejectedException;
import com.smartap.connector.support.Transport.ExchangeException;
import com.smartap.spi.Api;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.secret.Secret;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the outside system of one connection: within its rate limits, with credentials, bounded in time and size. What
 * had no effect is tried again on a schedule; a write whose answer was lost is never sent again. Every failure is a
 * {@link com.smartap.spi.ConnectorException} that says what to do. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ApiClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApiClient.class);
    private static final Duration REST = Duration.ofSeconds(15);
    private static final Duration QUEUE = Duration.ofSeconds(70);

    private final String connection;
    private final ClientOptions options;
    private final Authentication authentication;
    private final AnswerJudge judge;
    private final Transport transport;
    private final CircuitBreaker breaker;
    private final List<RateLimiter> limiters;
    private final RandomGenerator random = new SecureRandom();

    /**
     * A client for one connection.
     *
     * @param connection its name, for messages
     * @param authentication {@link Authentication#NONE} for systems without
     * @param errors reads the outside system's own code and words out of its answers
     */
    public ApiClient(
            String connection,
            Clock clock,
            ClientOptions options,
            Authentication authentication,
            ProviderError.Reader errors) {
        this.connection = connection;
        this.options = options;
        this.authentication = authentication;
        this.judge = new AnswerJudge(connection, clock, errors);
        this.transport = new Transport(options);
        this.breaker = CircuitBreaker.of(
                connection,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(10)
                        .failureRateThreshold(50)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .waitDurationInOpenState(REST)
                        .clock(clock)
                        .build());
        this.limiters = options.rateLimits().stream()
                .map(limit -> RateLimiter.of(
                        connection,
                        RateLimiterConfig.custom()
                                .limitForPeriod(limit.calls())
                                .limitRefreshPeriod(limit.period())
                                .timeoutDuration(QUEUE)
                                .build()))
                .toList();
    }

    /**
     * Sends a call.
     *
     * @return an answer with a status of 200 to 299
     * @throws ConnectorUnavailableException if nothing took effect and trying again later may help
     * @throws com.smartap.spi.ConnectorAuthorizationException if a person has to connect again
     * @throws ConnectorRefusedException if the outside system refused the data
     * @throws com.smartap.spi.ConnectorProtocolException if the answer is too large or a redirect
     * @throws OutcomeUnknownException if the call is a write and its answer was lost
     */
    public ApiAnswer send(ApiCall call) {
        boolean renewed = false;
        int failed = 0;
        while (true) {
            Map<String, Secret> headers = authentication.headers();
            admit(call);
            try {
                return attempt(call, headers);
            } catch (CredentialsRejectedException e) {
                if (renewed || !authentication.renew(headers)) {
                    throw e.meaning();
                }
                renewed = true;
            } catch (ConnectorUnavailableException e) {
                failed++;
                Optional<Duration> wait = options.retry().waitAfter(failed, e.retryAfter(), random);
                if (wait.isEmpty()) {
                    throw e;
                }
                log.warn("{}; trying again in {} ms", e.getMessage(), wait.get().toMillis());
                sleep(wait.get(), e);
            }
        }
    }

    /** Frees the connections. */
    @Override
    public void close() {
        transport.close();
    }

    private void admit(ApiCall call) {
        for (RateLimiter limiter : limiters) {
            if (!limiter.acquirePermission()) {
                throw new ConnectorUnavailableException(
                        "%s: %s waited %d s for the rate limit in vain".formatted(connection, call, QUEUE.toSeconds()),
                        REST,
                        null,
                        null);
            }
        }
        if (!breaker.tryAcquirePermission()) {
            throw new ConnectorUnavailableException(
                    "%s: %s was not sent, since most calls failed lately".formatted(connection, call),
                    REST,
                    null,
                    null);
        }
    }

    private ApiAnswer attempt(ApiCall call, Map<String, Secret> headers) {
        long start = System.nanoTime();
        try {
            ApiAnswer answer = transport.exchange(call, headers);
            long took = System.nanoTime() - start;
            log.debug("{}: {} {} in {} ms", connection, call, answer, TimeUnit.NANOSECONDS.toMillis(took));
            if (answer.status() >= 500) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(answer.toString()));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            return judge.judge(call, answer, headers);
        } catch (ExchangeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw judge.judge(call, e, headers);
        }
    }

    private void sleep(Duration wait, ConnectorUnavailableException reason) {
        try {
            options.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
