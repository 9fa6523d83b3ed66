package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads SAP's errors: {@code {"error":{…}}} as V2 and V4 write it, with details, and warnings in headers. */
final class S4Faults {
    /** The code given to a write whose CSRF token is missing or over. */
    static final String CSRF = "CSRF_TOKEN_REQUIRED";

    private static final Set<String> QUIET = Set.of("info", "success");

    private S4Faults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        if (isTokenRequired(answer)) {
            return Optional.of(new ProviderError(
                    CSRF, "SAP did not accept the CSRF token of this session", ProviderError.Meaning.MEND));
        }
        return Json.tryObject(answer).flatMap(S4Faults::read);
    }

    /** A write with this answer took no effect. Some proxies drop the header, and leave SAP's words. */
    static boolean isTokenRequired(ApiAnswer answer) {
        return answer.status() == 403
                && (answer.header("x-csrf-token")
                                .filter(value -> value.equalsIgnoreCase("Required"))
                                .isPresent()
                        || answer.text().contains("CSRF token validation failed"));
    }

    static Optional<ProviderError> read(ObjectNode body) {
        JsonNode error = body.path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        Set<String> words = new LinkedHashSet<>();
        Json.text(error.path("message"), "value")
                .or(() -> Json.text(error, "message"))
                .ifPresent(words::add);
        details(error.path("innererror").path("errordetails"), words);
        details(error.path("details"), words);
        return Optional.of(ProviderError.of(
                Json.text(error, "code").orElse(null),
                words.isEmpty() ? "SAP gave no message" : String.join("; ", words)));
    }

    private static void details(JsonNode list, Set<String> words) {
        for (JsonNode detail : list) {
            String severity = Json.text(detail, "severity").orElse("error");
            if (QUIET.contains(severity)) {
                continue;
            }
            Json.text(detail, "message")
                    .map(text -> Json.text(detail, "code")
                            .filter(code -> !code.startsWith("/IWBEP/"))
                            .map(code -> text + " (" + code + ")")
                            .orElse(text))
                    .filter(text -> words.stream().noneMatch(known -> known.equals(text) || text.startsWith(known)))
                    .ifPresent(words::add);
        }
    }

    /** What the header {@code sap-message} of a successful answer warns of. */
    static Optional<ProviderError> warning(ApiAnswer answer) {
        return answer.header("sap-message")
                .flatMap(text -> Json.tryRead(text.getBytes(StandardCharsets.UTF_8)))
                .filter(message ->
                        !QUIET.contains(Json.text(message, "severity").orElse("warning")))
                .map(message -> ProviderError.of(
                        Json.text(message, "code").orElse(null),
                        Json.text(message, "message").orElse("a message without words")));
    }
}
