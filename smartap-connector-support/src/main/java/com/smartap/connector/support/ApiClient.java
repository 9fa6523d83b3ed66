package com.smartap.connector.support;

import com.smartap.connector.support.AnswerJudge.CredentialsRejectedException;
import com.smartap.connector.support.Transport.ExchangeException;
import com.smartap.spi.Api;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.QuotaReport.Quota;
import com.smartap.spi.secret.Secret;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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

    private final String connection;
    private final ClientOptions options;
    private final Authentication authentication;
    private final AnswerJudge judge;
    private final Transport transport;
    private final CircuitBreaker breaker;
    private final CallGate gate;
    private final Clock clock;
    private final Consumer<ApiAnswer> observer;
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
        this(connection, clock, options, authentication, errors, answer -> {});
    }

    /**
     * A client for one connection whose answers are looked at, such as for headers that tell what is left of a quota.
     *
     * @param observer is told every answer before anybody else; must not throw
     */
    public ApiClient(
            String connection,
            Clock clock,
            ClientOptions options,
            Authentication authentication,
            ProviderError.Reader errors,
            Consumer<ApiAnswer> observer) {
        this.connection = connection;
        this.clock = clock;
        this.observer = observer;
        this.options = options;
        this.authentication = authentication;
        this.judge = new AnswerJudge(connection, clock, errors, options.throttlePause());
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
        this.gate = new CallGate(connection, options.rateLimits(), options.sleeper());
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
            Map<String, Secret> headers = authentication.headers(call);
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
                e.retryAfter().ifPresent(gate::patience);
                Optional<Duration> wait = options.retry().waitAfter(failed, e.retryAfter(), random);
                if (wait.isEmpty()
                        || e instanceof AnswerJudge.LaterException
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                log.warn("{}; trying again in {} ms", e.getMessage(), wait.get().toMillis());
                sleep(wait.get(), e);
            }
        }
    }

    /** What is left of the limits that this client keeps to. */
    public List<Quota> quotas() {
        return gate.quotas(clock);
    }

    /** Frees the connections. */
    @Override
    public void close() {
        transport.close();
    }

    private void admit(ApiCall call) {
        if (!breaker.tryAcquirePermission()) {
            throw new ConnectorUnavailableException(
                    "%s: %s was not sent, since most calls failed lately".formatted(connection, call),
                    REST,
                    null,
                    null);
        }
        try {
            gate.enter(call);
        } catch (ConnectorUnavailableException e) {
            breaker.releasePermission();
            throw e;
        }
    }

    private ApiAnswer attempt(ApiCall call, Map<String, Secret> headers) {
        long start = System.nanoTime();
        try {
            ApiAnswer answer = exchange(call, headers);
            observer.accept(answer);
            long took = System.nanoTime() - start;
            log.debug("{}: {} {} in {} ms", connection, call, answer, TimeUnit.NANOSECONDS.toMillis(took));
            if (answer.status() >= 500) {
                breaker.onError(took, TimeUnit.NANOSECONDS, new IllegalStateException(answer.toString()));
            } else {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
            }
            return judge.judge(call, answer, headers, authentication.isRejected(answer));
        } catch (ExchangeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            throw judge.judge(call, e, headers);
        }
    }

    private ApiAnswer exchange(ApiCall call, Map<String, Secret> headers) throws ExchangeException {
        try {
            return transport.exchange(call, headers);
        } finally {
            gate.leave();
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
