package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.spi.payment.provider.Rail;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Outbound payments of API v2: they are carried out as soon as they are created. */
final class OutboundPayments {
    static final String PATH = "/v2/money_management/outbound_payments";
    private final StripeApi api;
    private final OrderBody bodies;

    OutboundPayments(StripeApi api, OrderBody bodies) {
        this.api = api;
        this.bodies = bodies;
    }

    OrderApi.Placed place(ProviderPayment payment, IdempotencyKey key) {
        ObjectNode body = bodies.common(payment, key);
        body.putObject("delivery_options").put("bank_account", delivery(payment.rail()));
        StripeApi.Written written = api.postJson(PATH, body, StripeApi.key(key, "pay"), null);
        return Answers.placed(written, this::status);
    }

    /** Shows the payments to a payee, newest first. */
    void each(ProviderPayment payment, @Nullable String since, Predicate<ObjectNode> enough) {
        Map<String, String> query = new LinkedHashMap<>();
        if (payment.payee().stored() != null) {
            query.put("recipient", payment.payee().stored().payeeId());
        }
        if (since != null) {
            query.put("created_gte", since);
        }
        new StripeList(api, PATH, null).each(query, enough);
    }

    Optional<ObjectNode> find(String id) {
        return api.find(PATH + "/" + BaseUrl.encode(id));
    }

    ProviderStatus cancel(String id, IdempotencyKey key) {
        return Answers.status(
                api.postJson(
                        PATH + "/" + BaseUrl.encode(id) + "/cancel", Json.object(), StripeApi.key(key, "cancel"), null),
                this::status);
    }

    ProviderStatus status(JsonNode object) {
        String what = api.connection() + ": outbound payment";
        String id = StripeFields.id(what, object);
        String word = Json.requireText(what + " " + id, object, "status");
        String reason = StripeFields.text(object.path("status_details").path(word), "reason");
        State state = state(word, reason);
        return new ProviderStatus(
                id,
                StripeFields.text(object.path("metadata"), HeldOrder.PAYMENT_ID),
                state,
                word,
                failure(state, word, reason),
                MinorUnits.read(what + " " + id, object.path("amount")).orElse(null),
                null,
                StripeFields.day(object, "expected_arrival_date"),
                StripeFields.changedAt(object, word),
                trace(object.path("trace_id")),
                object.path("cancelable").asBoolean(false));
    }

    static Map<String, String> terms(JsonNode object) {
        Map<String, String> terms = new LinkedHashMap<>();
        JsonNode amount = object.path("amount");
        Json.text(amount, "value")
                .ifPresent(value -> terms.put(
                        "amount", value + " " + amount.path("currency").asText()));
        Json.text(object.path("to"), "recipient").ifPresent(id -> terms.put("payee", id));
        Json.text(object.path("to"), "payout_method").ifPresent(id -> terms.put("account", id));
        return Map.copyOf(terms);
    }

    private static String delivery(Rail rail) {
        return switch (rail) {
            case ACH -> "local";
            case WIRE -> "wire";
            default -> "automatic";
        };
    }

    private static State state(String word, @Nullable String reason) {
        return switch (word) {
            case "processing" -> "under_review".equals(reason) ? State.HELD : State.PROCESSING;
            case "posted" -> State.COMPLETED;
            case "failed" -> State.FAILED;
            case "canceled" -> State.CANCELLED;
            case "returned" -> State.RETURNED;
            default -> State.PROCESSING;
        };
    }

    private static @Nullable PaymentFailure failure(State state, String word, @Nullable String reason) {
        return switch (state) {
            case FAILED, RETURNED, HELD -> FailureWords.of(word, reason);
            default -> null;
        };
    }

    private static @Nullable String trace(JsonNode trace) {
        return "supported".equals(trace.path("status").asText()) ? StripeFields.text(trace, "value") : null;
    }
}
