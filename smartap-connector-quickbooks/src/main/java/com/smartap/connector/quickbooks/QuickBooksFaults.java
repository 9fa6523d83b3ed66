package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import java.util.Locale;
import java.util.Optional;

/** Reads faults in both shapes: {@code Fault.Error} of the service and {@code fault.error} of the gateway. */
final class QuickBooksFaults {
    private QuickBooksFaults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        return Json.tryObject(answer).flatMap(QuickBooksFaults::read);
    }

    static Optional<ProviderError> read(ObjectNode body) {
        boolean service = body.has("Fault");
        JsonNode fault = body.path(service ? "Fault" : "fault");
        if (!fault.isObject()) {
            return Optional.empty();
        }
        JsonNode error = fault.path(service ? "Error" : "error").path(0);
        String message = Json.text(error, service ? "Message" : "message").orElse("no message");
        String detail = Json.text(error, service ? "Detail" : "detail").orElse("");
        String type = Json.text(fault, "type").orElse("").toUpperCase(Locale.ROOT);
        return Optional.of(new ProviderError(
                Json.text(error, "code").orElse(null),
                detail.isEmpty() || detail.equals(message) ? message : message + ": " + detail,
                type.contains("AUTHENTICATION") || type.contains("AUTHORIZATION")
                        ? ProviderError.Meaning.RECONNECT
                        : ProviderError.Meaning.BY_STATUS));
    }
}
