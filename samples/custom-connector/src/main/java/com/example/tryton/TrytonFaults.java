package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.connector.support.ProviderError;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.ConnectorUnavailableException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the errors in Tryton's answers mean, which come with HTTP 200: {@code ["UserError", ["words", "more", null]]},
 * {@code ["UserWarning", ["name", "words", "more"]]}, {@code ["ConcurrencyException", "words"]}, and, for faults of the
 * server, {@code ["words", "trace"]}. Source: {@code trytond/exceptions.py}, {@code trytond/protocols/jsonrpc.py}.
 */
final class TrytonFaults {
    private static final int OK = 200;
    private static final Pattern PASSING =
            Pattern.compile("could not serialize|deadlock|lock not available|connection|timeout|too many clients");

    private TrytonFaults() {}

    static ConnectorException of(String what, JsonNode error, boolean write) {
        String kind = error.path(0).asText("");
        JsonNode detail = error.path(1);
        return switch (kind) {
            case "UserError" -> refused(what, kind, words(detail.path(0), detail.path(1)));
            case "UserWarning" ->
                refused(
                        what,
                        kind,
                        words(detail.path(1), detail.path(2)) + " (a warning that a person may confirm in Tryton)");
            case "ConcurrencyException" ->
                new ConnectorUnavailableException("%s: %s".formatted(what, words(detail)), null, kind, null);
            case "LoginException" ->
                new ConnectorAuthorizationException("%s: Tryton asks for a login".formatted(what), kind, null);
            default -> fault(what, error, write);
        };
    }

    private static ConnectorException refused(String what, String kind, String words) {
        return new ConnectorRefusedException("%s was refused: %s".formatted(what, words), OK, kind, words);
    }

    private static ConnectorException fault(String what, JsonNode error, boolean write) {
        String words = words(error.isArray() ? error.path(0) : error);
        String message = "%s: the server failed: %s".formatted(what, words);
        if (write) {
            return new OutcomeUnknownException(message, null);
        }
        return PASSING.matcher(words.toLowerCase(Locale.ROOT)).find()
                ? new ConnectorUnavailableException(message, null, null, null)
                : new ConnectorProtocolException(message, null, null);
    }

    private static String words(JsonNode... parts) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : parts) {
            String words = part.isValueNode() && !part.isNull() ? part.asText().strip() : "";
            if (!words.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(words);
            }
        }
        return text.isEmpty()
                ? "no words"
                : ProviderError.of(null, text.toString()).words();
    }
}
