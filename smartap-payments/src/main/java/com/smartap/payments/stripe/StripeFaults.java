package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import com.smartap.model.Masked;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorUnavailableException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads what Stripe says about errors, in the shape of API v1 ({@code error.type, code, message, param}) and v2
 * ({@code error.type or code, message}). {@code Stripe-Should-Retry} decides whether a refusal is tried again; after a
 * write that was answered with 5xx it is passed over, since nothing is sent twice before somebody has looked.
 */
final class StripeFaults {
    static final String IDEMPOTENCY = "idempotency_error";
    static final String KEY_IN_USE = "idempotency_key_in_use";
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{7,}");
    private static final int CONFLICT = 409;
    private static final int FAILED_DEPENDENCY = 424;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private StripeFaults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        Optional<ObjectNode> error = Json.tryObject(answer)
                .map(body -> body.path("error"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
        String request = answer.header("Request-Id")
                .map(id -> id.replaceAll("[^A-Za-z0-9_-]", ""))
                .map(id -> " (request %s)".formatted(id.length() > 64 ? id.substring(0, 64) : id))
                .orElse("");
        if (error.isEmpty() && answer.status() == CONFLICT) {
            return Optional.of(new ProviderError(KEY_IN_USE, "HTTP 409" + request, meaning(answer)));
        }
        if (error.isEmpty()) {
            return request.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ProviderError.of(null, "HTTP " + answer.status() + request));
        }
        Optional<String> type = Json.text(error.get(), "type");
        Optional<String> code = Json.text(error.get(), "code").or(() -> type);
        String words = Json.text(error.get(), "message").or(() -> code).orElse("HTTP " + answer.status());
        String field =
                Json.text(error.get(), "param").map(param -> param + ": ").orElse("");
        boolean otherRequest = answer.status() < CONFLICT
                && type.or(() -> code).filter(IDEMPOTENCY::equals).isPresent();
        String name = answer.status() == CONFLICT ? KEY_IN_USE : otherRequest ? IDEMPOTENCY : code.orElse(null);
        return Optional.of(
                new ProviderError(name, mask(field + words) + request, otherRequest ? Meaning.MEND : meaning(answer)));
    }

    /** Whether a call that failed may all the same have taken effect, or another one with its key may. */
    static boolean isOpen(ConnectorException e) {
        return e instanceof OutcomeUnknownException
                || (e instanceof ConnectorRefusedException refused && refused.status() == FAILED_DEPENDENCY)
                || (e instanceof ConnectorUnavailableException
                        && e.providerCode().filter(KEY_IN_USE::equals).isPresent());
    }

    /** Whether Stripe knows the key of a call from another request. */
    static boolean isOtherRequest(ConnectorRefusedException e) {
        return e.providerCode().filter(IDEMPOTENCY::equals).isPresent();
    }

    /** Stripe may repeat an account number that it refuses. */
    private static String mask(String words) {
        return LONG_NUMBER.matcher(words).replaceAll(number -> Masked.of(number.group()));
    }

    private static Meaning meaning(ApiAnswer answer) {
        int status = answer.status();
        String retry = answer.header("Stripe-Should-Retry").map(String::strip).orElse("");
        if (status >= SERVER_ERROR) {
            return Meaning.BY_STATUS;
        }
        if (status == TOO_MANY || status == CONFLICT) {
            return retry.equals("false") ? Meaning.TRY_LATER : Meaning.TRY_AGAIN;
        }
        return retry.equals("true") ? Meaning.TRY_AGAIN : Meaning.BY_STATUS;
    }
}
