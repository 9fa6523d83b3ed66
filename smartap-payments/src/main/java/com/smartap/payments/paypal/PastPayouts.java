package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for payments in PayPal's transactions of the last three years, by our id of the item, which stands in their
 * {@code custom_field}. PayPal forgets a {@code sender_batch_id} after 30 days and would then pay again under the same
 * key; this finds what was paid longer ago.
 */
final class PastPayouts {
    /** What is younger is guarded by the {@code sender_batch_id}; two days overlap. */
    private static final Duration GUARDED = Duration.ofDays(28);

    /** PayPal searches no more at once. */
    private static final Duration WINDOW = Duration.ofDays(31);

    private static final int PAGE = 500;
    private static final int MOST_PAGES = 100;
    private final PayPalApi api;
    private final Clock clock;
    private final Duration searchBack;

    PastPayouts(PayPalApi api, Clock clock, Duration searchBack) {
        this.api = api;
        this.clock = clock;
        this.searchBack = searchBack;
    }

    /** A sentence about a transaction that paid one of these before; empty if there is none, or none is looked for. */
    Optional<String> find(List<ProviderPayment> payments) {
        Set<String> ids =
                payments.stream().map(payment -> PayPalIds.item(payment.id())).collect(Collectors.toSet());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant earliest = now.minus(searchBack);
        Instant end = now.minus(GUARDED);
        while (end.isAfter(earliest)) {
            Instant start = end.minus(WINDOW).isAfter(earliest) ? end.minus(WINDOW) : earliest;
            Optional<String> found = find(ids, start, end);
            if (found.isPresent()) {
                return found;
            }
            end = start;
        }
        return Optional.empty();
    }

    private Optional<String> find(Set<String> ids, Instant start, Instant end) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("start_date", start.toString());
        query.put("end_date", end.toString());
        query.put("fields", "transaction_info");
        query.put("page_size", String.valueOf(PAGE));
        int pages = 1;
        for (int page = 1; page <= pages; page++) {
            query.put("page", String.valueOf(page));
            ObjectNode answer = api.transactions(query);
            pages = Math.min(MOST_PAGES, answer.path("total_pages").asInt(1));
            for (JsonNode detail : answer.path("transaction_details")) {
                JsonNode transaction = detail.path("transaction_info");
                String ours = Json.text(transaction, "custom_field").orElse("");
                boolean denied =
                        Json.text(transaction, "transaction_status").orElse("").equals("D");
                if (!denied && ids.contains(ours)) {
                    return Optional.of(sentence(transaction, ours));
                }
            }
        }
        return Optional.empty();
    }

    private String sentence(JsonNode transaction, String ours) {
        return "%s: payment %s was sent before, as transaction %s of %s. A person has to look: PayPal would pay it again"
                .formatted(
                        api.connection(),
                        PayPalIds.reference(ours).orElse(ours),
                        plain(transaction, "transaction_id"),
                        plain(transaction, "transaction_initiation_date"));
    }

    private static String plain(JsonNode node, String field) {
        return Json.text(node, field).orElse("unknown").replaceAll("[^A-Za-z0-9:+.-]", "");
    }
}
