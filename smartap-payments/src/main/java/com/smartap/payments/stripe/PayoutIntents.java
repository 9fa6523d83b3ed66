package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.spi.payment.provider.Rail;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Payout intents of API v2: payments that wait for a second person or for a day. Once an intent is carried out, an
 * outbound payment stands behind it, which knows more about what became of the money.
 */
final class PayoutIntents {
    static final String PREFIX = "poi_";
    static final String PATH = "/v2/money_management/payout_intents";
    private final StripeApi api;
    private final OrderBody bodies;
    private final OutboundPayments payments;

    PayoutIntents(StripeApi api, OrderBody bodies, OutboundPayments payments) {
        this.api = api;
        this.bodies = bodies;
        this.payments = payments;
    }

    /** Whether a payment is taken in first; this never changes from one day to the next. */
    static boolean carries(ProviderPayment payment) {
        return payment.hold() || payment.executionDate() != null;
    }

    OrderApi.Placed place(ProviderPayment payment, IdempotencyKey key) {
        ObjectNode body = bodies.common(payment, key);
        body.put("confirmation_method", payment.hold() ? "manual" : "automatic");
        if (payment.executionDate() != null) {
            body.putObject("schedule_options")
                    .put("execute_on", payment.executionDate().toString());
        }
        if (payment.rail() != Rail.AUTOMATIC) {
            ((ObjectNode) body.path("to"))
                    .putObject("payout_method_options")
                    .putObject("bank_account")
                    .putArray("preferred_networks")
                    .add(payment.rail() == Rail.WIRE ? "fedwire" : "ach");
        }
        return Answers.placed(api.postJson(PATH, body, StripeApi.key(key, "pay"), null), this::alone);
    }

    /** Shows all intents, newest first: Stripe's list of them knows no filter. */
    void each(Predicate<ObjectNode> enough) {
        new StripeList(api, PATH, null).each(Map.of(), enough);
    }

    Optional<ObjectNode> find(String id) {
        return api.find(PATH + "/" + BaseUrl.encode(id));
    }

    OrderApi.Placed confirm(String id, IdempotencyKey key) {
        return Answers.placed(post(id, "confirm", key), this::alone);
    }

    ProviderStatus cancel(String id, IdempotencyKey key) {
        return Answers.status(post(id, "cancel", key), this::alone);
    }

    /** What the intent and the outbound payment behind it say. */
    ProviderStatus status(JsonNode intent) {
        Optional<ProviderStatus> payout = Json.text(intent.path("latest_payout"), "outbound_payment")
                .flatMap(payments::find)
                .map(payments::status);
        ProviderStatus own = alone(intent);
        boolean waits = own.state() == State.AWAITING_CONFIRMATION || own.state() == State.CANCELLED;
        if (payout.isEmpty() || waits) {
            return own;
        }
        ProviderStatus behind = payout.get();
        return new ProviderStatus(
                own.providerId(),
                own.reference(),
                behind.state(),
                own.rawStatus() + "/" + behind.rawStatus(),
                behind.failure(),
                own.amount(),
                own.fee(),
                behind.expectedOn() == null ? own.expectedOn() : behind.expectedOn(),
                behind.changedAt() == null ? own.changedAt() : behind.changedAt(),
                behind.trace(),
                own.cancellable() || behind.cancellable());
    }

    /** What the intent says by itself. */
    private ProviderStatus alone(JsonNode intent) {
        String what = api.connection() + ": payout intent";
        String id = StripeFields.id(what, intent);
        String word = Json.requireText(what + " " + id, intent, "status");
        JsonNode action = intent.path("next_action");
        boolean failed = "handle_failure".equals(action.path("type").asText());
        String reason = failed ? StripeFields.text(action.path("handle_failure"), "failure_reason") : null;
        return new ProviderStatus(
                id,
                StripeFields.text(intent.path("metadata"), HeldOrder.PAYMENT_ID),
                state(word, failed, action),
                word,
                failure(word, failed, action, reason),
                MinorUnits.read(what + " " + id, intent.path("amount")).orElse(null),
                fee(what + " " + id, intent.path("estimated_fees")),
                null,
                StripeFields.changedAt(intent, word),
                null,
                word.equals("requires_action") || word.equals("pending"));
    }

    private static State state(String word, boolean failed, JsonNode action) {
        return switch (word) {
            case "requires_action" ->
                failed ? State.FAILED : confirms(action) ? State.AWAITING_CONFIRMATION : State.HELD;
            case "posted" -> State.COMPLETED;
            case "canceled" -> State.CANCELLED;
            default -> State.PROCESSING;
        };
    }

    /** An intent that does not say what it waits for waits for what it was made for. */
    private static boolean confirms(JsonNode action) {
        return Json.text(action, "type").map("confirm"::equals).orElse(true);
    }

    private static @Nullable PaymentFailure failure(
            String word, boolean failed, JsonNode action, @Nullable String reason) {
        if (!word.equals("requires_action")) {
            return null;
        }
        if (failed) {
            return FailureWords.of(word, reason);
        }
        return confirms(action) ? null : FailureWords.of(word, StripeFields.text(action, "type"));
    }

    /** The sum of the estimates; null if they are not all of one currency, or of another form. */
    private static @Nullable Money fee(String what, JsonNode fees) {
        Money sum = null;
        for (JsonNode fee : fees) {
            Optional<Money> one = estimate(what, fee.path("amount"));
            if (one.isEmpty()
                    || (sum != null && !sum.currency().equals(one.get().currency()))) {
                return null;
            }
            sum = sum == null ? one.get() : sum.plus(one.get());
        }
        return sum;
    }

    private static Optional<Money> estimate(String what, JsonNode amount) {
        try {
            Optional<BigDecimal> value = Json.decimal(what, amount, "value_decimal");
            return value.isPresent()
                    ? Optional.of(Money.of(
                            value.get(), Money.currency(amount.path("currency").asText())))
                    : MinorUnits.read(what, amount);
        } catch (IllegalArgumentException | ConnectorProtocolException e) {
            return Optional.empty(); // such as an estimate in parts of a cent; nothing depends on it
        }
    }

    private StripeApi.Written post(String id, String action, IdempotencyKey key) {
        return api.postJson(
                PATH + "/" + BaseUrl.encode(id) + "/" + action, Json.object(), StripeApi.key(key, action), null);
    }
}
