package com.smartap.connector.support;

import com.smartap.connector.support.ProviderError.Meaning;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Decides what an answer, or its absence, means: the one table from HTTP to exceptions. */
final class AnswerJudge {
    private final String connection;
    private final Clock clock;
    private final ProviderError.Reader errors;
    private final Duration throttlePause;

    AnswerJudge(String connection, Clock clock, ProviderError.Reader errors, Duration throttlePause) {
        this.throttlePause = throttlePause;
        this.connection = connection;
        this.clock = clock;
        this.errors = errors;
    }

    /**
     * Passes an answer on, or throws what it means.
     *
     * @param secrets what must not show, even if the other side repeats it
     * @param rejected whether it means that the credentials or the session are not accepted
     */
    ApiAnswer judge(ApiCall call, ApiAnswer answer, Map<String, Secret> secrets, boolean rejected) {
        if (answer.isSuccess() && !rejected) {
            return answer;
        }
        int status = answer.status();
        ProviderError error = errors.read(answer).orElseGet(() -> ProviderError.of(null, "HTTP " + status));
        String words = scrub(error.words(), secrets);
        String message = "%s: %s was answered with HTTP %d: %s".formatted(connection, call, status, words);
        if (rejected) {
            throw new CredentialsRejectedException(message, error.code());
        }
        if (error.meaning() == Meaning.MEND) {
            throw new ConnectorRefusedException(message, status, error.code(), words);
        }
        if (error.meaning() == Meaning.TRY_LATER) {
            throw new LaterException(message, RetryAfter.of(answer, clock).orElse(null), error.code());
        }
        if (error.meaning() == Meaning.TRY_AGAIN || status == 429 || status == 425) {
            Optional<Duration> pause = throttlePause.isZero() ? Optional.empty() : Optional.of(throttlePause);
            throw new ConnectorUnavailableException(
                    message, RetryAfter.of(answer, clock).or(() -> pause).orElse(null), error.code(), null);
        }
        if (error.meaning() == Meaning.RECONNECT || status == 401 || status == 403) {
            throw new ConnectorAuthorizationException(
                    message + ". Maybe connect again, or grant the missing right", error.code(), null);
        }
        if (status >= 500 || status == 408) {
            if (call.isWrite()) {
                throw new OutcomeUnknownException(message, null);
            }
            throw new ConnectorUnavailableException(
                    message, RetryAfter.of(answer, clock).orElse(null), error.code(), null);
        }
        if (status >= 400) {
            throw new ConnectorRefusedException(message, status, error.code(), words);
        }
        throw new ConnectorProtocolException(
                "%s: %s was answered with HTTP %d, which is not followed. Maybe correct the base address"
                        .formatted(connection, call, status),
                null,
                null);
    }

    /** What it means that no whole answer came. */
    RuntimeException judge(ApiCall call, Transport.ExchangeException failure, Map<String, Secret> secrets) {
        String seen = scrub(String.valueOf(failure.getMessage()), secrets);
        if (!failure.sent()) {
            return new ConnectorUnavailableException(
                    "%s: %s could not be sent: %s".formatted(connection, call, seen), null, null, failure);
        }
        if (call.isWrite()) {
            return new OutcomeUnknownException(
                    "%s: the answer to %s was lost: %s".formatted(connection, call, seen), failure);
        }
        if (failure.getCause() instanceof Transport.AnswerTooLargeException) {
            return new ConnectorProtocolException("%s: %s: %s".formatted(connection, call, seen), null, failure);
        }
        return new ConnectorUnavailableException(
                "%s: %s was not answered: %s".formatted(connection, call, seen), null, null, failure);
    }

    private static String scrub(String text, Map<String, Secret> secrets) {
        String clean = text;
        for (Map.Entry<String, Secret> header : secrets.entrySet()) {
            String value = header.getValue().reveal();
            String bare = value.substring(value.lastIndexOf(' ') + 1);
            clean = bare.isEmpty() ? clean : clean.replace(bare, "••••");
            if (header.getKey().equalsIgnoreCase("Cookie")) {
                clean = scrubCookies(clean, value);
            }
        }
        return clean;
    }

    private static String scrubCookies(String text, String cookies) {
        String clean = text;
        for (String cookie : cookies.split(";\\s*", -1)) {
            String value = cookie.substring(cookie.indexOf('=') + 1);
            clean = value.isEmpty() ? clean : clean.replace(value, "••••");
        }
        return clean;
    }

    /** Trying again at once would not help. */
    static final class LaterException extends ConnectorUnavailableException {
        private static final long serialVersionUID = 1L;

        LaterException(
                String message,
                @org.jspecify.annotations.Nullable Duration retryAfter,
                @org.jspecify.annotations.Nullable String code) {
            super(message, retryAfter, code, null);
        }
    }

    /** A 401: the credentials may be renewed once before it counts. */
    static final class CredentialsRejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient ConnectorAuthorizationException meaning;

        CredentialsRejectedException(String message, @org.jspecify.annotations.Nullable String code) {
            super(message);
            this.meaning = new ConnectorAuthorizationException(
                    message + ". Reconnect needed: a person has to connect again", code, null);
        }

        ConnectorAuthorizationException meaning() {
            return meaning;
        }
    }
}
