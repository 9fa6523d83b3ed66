package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import java.util.Optional;
import java.util.Set;

/** Reads the Service Layer's errors in both shapes: code as number or text, message as object or text. */
final class B1Errors {
    /** The session is over. */
    static final String SESSION = "301";
    /** There is no such record. */
    static final String NOT_FOUND = "-2028";

    private static final Set<String> LOGIN = Set.of("-304", "100000027");

    private B1Errors() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        return Json.tryObject(answer).flatMap(B1Errors::read);
    }

    private static Optional<ProviderError> read(ObjectNode body) {
        JsonNode error = body.path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        JsonNode message = error.path("message");
        String words =
                (message.isObject() ? Json.text(message, "value") : Json.text(error, "message")).orElse("no message");
        String code = Json.text(error, "code").orElse(null);
        Meaning meaning = code != null && LOGIN.contains(code) ? Meaning.RECONNECT : Meaning.BY_STATUS;
        return Optional.of(new ProviderError(code, words, meaning));
    }
}
