package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.ProviderError.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what PayPal says about errors: {@code name}, {@code message} and the issues of {@code details}. Among them is the
 * one error that is none: a {@code sender_batch_id} that was used before, with a link to the batch.
 */
final class PayPalFaults {
    private static final String USED = "SENDER_BATCH_ID_USED";
    private static final Set<String> RIGHTS = Set.of(
            "AUTHENTICATION_FAILURE",
            "AUTHORIZATION_ERROR",
            "INVALID_ACCESS_TOKEN",
            "NOT_AUTHORIZED",
            "PERMISSION_DENIED",
            "REQUIRED_SCOPE_MISSING");
    private static final Pattern BATCH_LINK = Pattern.compile("/v1/payments/payouts/([A-Za-z0-9-]{1,40})/?(?:\\?.*)?$");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"'<>,;:]{1,64}@[^\\s@\"'<>,;:]{1,255}");
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9](?:[ -]?[0-9]){7,}");
    private static final int MOST_DETAILS = 5;

    private PayPalFaults() {}

    static Optional<ProviderError> read(ApiAnswer answer) {
        return Json.tryObject(answer).flatMap(body -> read(answer.status(), body));
    }

    private static Optional<ProviderError> read(int status, ObjectNode body) {
        if (isUsed(body)) {
            String code = link(body).map(id -> USED + ":" + id).orElse(USED);
            return Optional.of(new ProviderError(code, "the sender_batch_id was used before", Meaning.MEND));
        }
        Optional<String> name = Json.text(body, "name").or(() -> Json.text(body, "error"));
        Optional<String> words = Json.text(body, "message").or(() -> Json.text(body, "error_description"));
        if (name.isEmpty() && words.isEmpty()) {
            return Optional.empty();
        }
        String code = name.map(text -> text.toUpperCase(Locale.ROOT)).orElse("HTTP_" + status);
        List<String> all = new ArrayList<>();
        words.ifPresent(all::add);
        for (JsonNode detail : body.path("details")) {
            if (all.size() <= MOST_DETAILS) {
                String field =
                        Json.text(detail, "field").map(text -> text + ": ").orElse("");
                Json.text(detail, "issue")
                        .or(() -> Json.text(detail, "description"))
                        .ifPresent(issue -> all.add(field + issue));
            }
        }
        return Optional.of(new ProviderError(code, masked(String.join("; ", all)), meaning(status, code)));
    }

    private static Meaning meaning(int status, String code) {
        if (code.startsWith("RATE_LIMIT")) {
            return code.equals("RATE_LIMIT_VALIDATION_FAILURES") ? Meaning.TRY_LATER : Meaning.TRY_AGAIN;
        }
        if (status == 400 || status == 403) {
            return RIGHTS.contains(code) ? Meaning.RECONNECT : Meaning.MEND;
        }
        return Meaning.BY_STATUS;
    }

    /** Whether a refusal says that the batch was ordered before. */
    static boolean isUsed(ConnectorRefusedException refusal) {
        return refusal.providerCode().filter(code -> code.startsWith(USED)).isPresent();
    }

    /** The batch that was ordered before; empty if PayPal gave no link to it. */
    static Optional<String> usedBatch(ConnectorRefusedException refusal) {
        return refusal.providerCode()
                .filter(code -> code.startsWith(USED + ":"))
                .map(code -> code.substring(USED.length() + 1));
    }

    /** Whether a refusal leaves open whether an earlier, equal request took effect. */
    static boolean isConcurrent(ConnectorRefusedException refusal) {
        return refusal.status() == 409
                || refusal.providerCode()
                        .filter(code -> code.contains("DUPLICATE_REQUEST"))
                        .isPresent();
    }

    /** Texts of PayPal's may repeat addresses and telephone numbers of recipients. */
    static String masked(String words) {
        String clean = EMAIL.matcher(words).replaceAll("••••");
        return DIGITS.matcher(clean).replaceAll("••••");
    }

    private static boolean isUsed(JsonNode body) {
        for (JsonNode detail : body.path("details")) {
            String field = Json.text(detail, "field").orElse("").toLowerCase(Locale.ROOT);
            String issue = Json.text(detail, "issue").orElse("").toLowerCase(Locale.ROOT);
            if (says(field + " " + issue, issue)) {
                return true;
            }
        }
        String message = Json.text(body, "message").orElse("").toLowerCase(Locale.ROOT);
        return says(message, message);
    }

    private static boolean says(String about, String issue) {
        return about.contains("sender_batch_id") && issue.matches(".*\\b(already exists|already used|was used).*");
    }

    /** Only the id is taken from a link, and never its host. */
    private static Optional<String> link(JsonNode body) {
        List<JsonNode> places = new ArrayList<>();
        places.add(body);
        body.path("details").forEach(places::add);
        for (JsonNode place : places) {
            for (String field : List.of("link", "links")) {
                for (JsonNode link : place.path(field)) {
                    Matcher matcher = BATCH_LINK.matcher(Json.text(link, "href").orElse(""));
                    if (matcher.find()) {
                        return Optional.of(matcher.group(1));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
