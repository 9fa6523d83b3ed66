package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what Xero says about errors: validation errors with all their messages, the problem documents of 401 and 403,
 * and which limit a 429 is about.
 */
final class XeroFaults {
    static final String PROBLEM = "X-Rate-Limit-Problem";
    private static final int DEPTH = 6;

    private XeroFaults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        if (answer.status() == 429) {
            return Optional.of(limit(answer));
        }
        return Json.tryObject(answer).flatMap(XeroFaults::read);
    }

    /** Whether an answer says that the day's calls are used up; known spellings are day and Daily. */
    static boolean isDay(ApiAnswer answer) {
        return answer.status() == 429
                && answer.header(PROBLEM)
                        .filter(problem ->
                                problem.strip().toLowerCase(Locale.ROOT).matches("da(y|ily).*"))
                        .isPresent();
    }

    /** What a record says is wrong with it; empty if nothing is. */
    static Optional<String> refusal(ObjectNode row) {
        Set<String> messages = messages(row);
        boolean error = Json.text(row, "StatusAttributeString")
                        .filter("ERROR"::equalsIgnoreCase)
                        .isPresent()
                || row.path("HasErrors").asBoolean(false)
                || !row.path("ValidationErrors").isEmpty();
        return error
                ? Optional.of(messages.isEmpty() ? "Xero says no more" : String.join("; ", messages))
                : Optional.empty();
    }

    private static ProviderError limit(ApiAnswer answer) {
        String problem = answer.header(PROBLEM).orElse("unnamed").replaceAll("[^A-Za-z0-9_-]", "");
        if (isDay(answer)) {
            return new ProviderError(problem, "the organisation's calls of this day are used up", Meaning.TRY_LATER);
        }
        return new ProviderError(problem, "too many calls, limit %s".formatted(problem), Meaning.TRY_AGAIN);
    }

    private static Optional<ProviderError> read(ObjectNode body) {
        Optional<String> type = Json.text(body, "Type");
        Optional<String> message = Json.text(body, "Message");
        if (body.has("ErrorNumber") || message.isPresent()) {
            Set<String> messages = new LinkedHashSet<>();
            message.ifPresent(messages::add);
            for (JsonNode element : body.path("Elements")) {
                messages.addAll(messages(element));
            }
            String code = Json.text(body, "ErrorNumber").or(() -> type).orElse(null);
            return Optional.of(ProviderError.of(code, String.join("; ", messages)));
        }
        Optional<String> title = Json.text(body, "Title").or(() -> Json.text(body, "title"));
        Optional<String> detail = Json.text(body, "Detail").or(() -> Json.text(body, "detail"));
        if (title.isPresent() || detail.isPresent()) {
            String words = title.orElse("") + (title.isPresent() && detail.isPresent() ? ": " : "") + detail.orElse("");
            return Optional.of(ProviderError.of(title.or(() -> detail).orElse(null), words));
        }
        return Optional.empty();
    }

    /** Errors stand at the record, its contact, its lines and whatever else it holds. */
    private static Set<String> messages(JsonNode element) {
        Set<String> found = new LinkedHashSet<>();
        collect(element, found, DEPTH);
        return found;
    }

    private static void collect(JsonNode node, Set<String> found, int depth) {
        for (JsonNode error : node.path("ValidationErrors")) {
            Json.text(error, "Message").ifPresent(found::add);
        }
        if (depth > 0) {
            node.forEach(child -> collect(child, found, depth - 1));
        }
    }
}
