package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls an outside system whose calls are repeatable and whose bodies are too large for memory, such as an object store:
 * within its rate limits, signed anew for each attempt, bounded in time, tried again on a schedule that honours
 * {@code Retry-After}. A clock that is wrong by more than minutes is noticed by the other side's {@code Date}, and
 * allowed for. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class StreamClient implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamClient.class);
    private static final int ERROR_BYTES = 64 * 1024;
    private static final Duration SKEW = Duration.ofMinutes(4);

    private final String connection;
    private final Clock clock;
    private final ClientOptions options;
    private final Signer signer;
    private final Judge judge;
    private final CallGate gate;
    private final StreamTransport transport;
    private final RandomGenerator random = new SecureRandom();
    private volatile Duration skew = Duration.ZERO;

    /** Makes the headers that show who calls. */
    @FunctionalInterface
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    public interface Signer {
        /**
         * Signs a call.
         *
         * @param now what the other side takes for now
         * @return headers in addition to those of the call
         */
        Map<String, Secret> headers(StreamCall call, Instant now) throws IOException;
    }

    /** Knows which of the other side's answers will be another one soon. */
    @FunctionalInterface
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    public interface Judge {
        /**
         * Whether to try again; statuses 408, 429 and 500 to 504 are tried again anyway.
         *
         * @param answer has a status of 400 and above
         * @param error the beginning of its body
         */
        boolean isPassing(StreamAnswer answer, String error);
    }

    /**
     * A client for one connection.
     *
     * @param connection its name, for messages
     * @param options its call timeout is for the answer's head, and for bodies on top of 16 KiB a second
     */
    public StreamClient(String connection, Clock clock, ClientOptions options, Signer signer, Judge judge) {
        this.connection = connection;
        this.clock = clock;
        this.options = options;
        this.signer = signer;
        this.judge = judge;
        this.gate = new CallGate(connection, options.rateLimits(), options.sleeper());
        this.transport = new StreamTransport(options);
    }

    /**
     * Sends a call, until it is answered with something that will stay.
     *
     * @return an answer of any status; the body of one that is no success is in memory
     * @throws ConnectorUnavailableException if no such answer came in all attempts; whether the last took effect is open
     */
    public StreamAnswer send(StreamCall call) throws IOException {
        boolean skewed = false;
        int failed = 0;
        while (true) {
            gate.enter(ApiCall.read(call.method(), call.uri(), "", new byte[0]));
            Attempt attempt = attempt(call);
            StreamAnswer answer = attempt.answer;
            if (answer != null && !skewed && isSkewed(answer)) {
                skewed = true;
                continue;
            }
            if (answer != null && !attempt.again) {
                return answer;
            }
            failed++;
            Optional<Duration> asked =
                    answer == null ? Optional.empty() : RetryAfter.of(answer.header("Retry-After"), clock);
            asked.ifPresent(gate::patience);
            var problem = new ConnectorUnavailableException(
                    "%s: %s was not answered: %s".formatted(connection, call, attempt.seen),
                    asked.orElse(null),
                    null,
                    attempt.cause);
            Optional<Duration> wait = options.retry().waitAfter(failed, asked, random);
            if (wait.isEmpty() || Thread.currentThread().isInterrupted()) {
                throw problem;
            }
            log.warn(
                    "{}; trying again in {} ms",
                    problem.getMessage(),
                    wait.get().toMillis());
            sleep(wait.get(), problem);
        }
    }

    /** Frees the connections. */
    @Override
    public void close() {
        transport.close();
    }

    private record Attempt(
            @Nullable StreamAnswer answer,
            boolean again,
            String seen,
            @Nullable IOException cause) {}

    private Attempt attempt(StreamCall call) throws IOException {
        long start = System.nanoTime();
        try {
            Map<String, Secret> headers = signer.headers(call, clock.instant().plus(skew));
            StreamAnswer answer;
            try {
                answer = transport.exchange(call, headers);
            } catch (IOException e) {
                return new Attempt(null, true, e.getClass().getSimpleName() + ": " + e.getMessage(), e);
            }
            log.debug(
                    "{}: {} {} in {} ms",
                    connection,
                    call,
                    answer,
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
            if (answer.status() < 400) {
                return new Attempt(answer, false, answer.toString(), null);
            }
            return failed(answer);
        } finally {
            gate.leave();
        }
    }

    private Attempt failed(StreamAnswer answer) {
        byte[] error;
        try (StreamAnswer open = answer) {
            error = open.body().readNBytes(ERROR_BYTES);
        } catch (IOException e) {
            return new Attempt(null, true, answer + ", cut off", e);
        }
        StreamAnswer whole = answer.buffered(error);
        int status = answer.status();
        boolean again = status == 408 || status == 429 || status == 500 || status >= 502 && status <= 504;
        again = again || judge.isPassing(answer, new String(error, java.nio.charset.StandardCharsets.UTF_8));
        return new Attempt(whole, again, answer.toString(), null);
    }

    /** A refusal by somebody whose clock shows another time: the signature was too old or too young. */
    private boolean isSkewed(StreamAnswer answer) {
        if (answer.status() != 403) {
            return false;
        }
        Instant theirs;
        try {
            theirs = ZonedDateTime.parse(answer.header("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException unknown) {
            return false;
        }
        Duration found = Duration.between(clock.instant(), theirs);
        if (found.minus(skew).abs().compareTo(SKEW) <= 0) {
            return false;
        }
        log.warn(
                "{}: this machine's clock is {} s off, which is allowed for. Maybe set it",
                connection,
                found.toSeconds());
        skew = found;
        return true;
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
