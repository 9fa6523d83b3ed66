package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import java.util.Optional;
import java.util.Set;

/** Reads errors: {@code o:errorDetails} of SuiteTalk, and {@code error.code} of RESTlets. */
final class NetSuiteFaults {
    private static final Set<String> TOO_MANY = Set.of(
            "CONCURRENCY_LIMIT_EXCEEDED",
            "SSS_REQUEST_LIMIT_EXCEEDED",
            "SSS_CONCURRENCY_LIMIT_EXCEEDED",
            "EXCEEDED_CONCURRENT_REQUEST_LIMIT",
            "EXCEEDED_REQUEST_LIMIT",
            "SMARTAP_OUT_OF_UNITS");
    private static final Set<String> LOGIN =
            Set.of("INVALID_LOGIN_ATTEMPT", "INVALID_LOGIN", "INVALID_LOGIN_CREDENTIALS");
    private static final String CLOCK =
            " Maybe the token was revoked, its role or employee ended, or the clock of this machine is off by more than five minutes";

    private NetSuiteFaults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        return Json.tryObject(answer).flatMap(body -> body.has("error") ? restlet(body) : suiteTalk(body));
    }

    /** Only the code is kept: a description may repeat what was sent. */
    static Optional<ProviderError> token(ApiAnswer answer) {
        return Json.tryObject(answer)
                .flatMap(body -> Json.text(body, "error"))
                .filter(code -> code.matches("[A-Za-z0-9_.-]{1,64}"))
                .map(code -> ProviderError.of(code, code));
    }

    private static Optional<ProviderError> restlet(ObjectNode body) {
        JsonNode error = body.path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        String code = Json.text(error, "code").orElse("");
        return Optional.of(error(code, Json.text(error, "message").orElse("no message")));
    }

    private static Optional<ProviderError> suiteTalk(ObjectNode body) {
        JsonNode details = body.path("o:errorDetails");
        JsonNode first = details.path(0);
        if (!first.isObject()) {
            return Json.text(body, "title").map(title -> ProviderError.of(null, title));
        }
        StringBuilder words = new StringBuilder();
        for (JsonNode detail : details) {
            String path =
                    Json.text(detail, "o:errorPath").map(where -> where + ": ").orElse("");
            words.append(words.isEmpty() ? "" : " ")
                    .append(path)
                    .append(Json.text(detail, "detail").orElse("no detail"));
        }
        return Optional.of(error(Json.text(first, "o:errorCode").orElse(""), words.toString()));
    }

    private static ProviderError error(String code, String words) {
        if (TOO_MANY.contains(code)) {
            return new ProviderError(code, words, Meaning.TRY_AGAIN);
        }
        if (LOGIN.contains(code)) {
            return new ProviderError(code, words + CLOCK, Meaning.RECONNECT);
        }
        return ProviderError.of(code.isEmpty() ? null : code, words);
    }
}
