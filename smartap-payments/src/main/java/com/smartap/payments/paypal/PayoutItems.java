package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what PayPal says about the items of a batch. */
final class PayoutItems {
    static final String UNCLAIMED = "UNCLAIMED";
    static final String RETURNED = "RETURNED";
    private static final Set<String> NEED_REASON = Set.of("FAILED", "RETURNED", "REFUNDED", "REVERSED");

    private PayoutItems() {}

    /** The batch's own word, which says nothing about its items unless it was denied or cancelled. */
    static String batchStatus(JsonNode batchHeader) {
        return word(batchHeader, "batch_status");
    }

    static boolean isStopped(String batchStatus) {
        return batchStatus.equals("DENIED") || batchStatus.equals("CANCELED") || batchStatus.equals("CANCELLED");
    }

    /** Whether PayPal may still add items to what it lists. */
    static boolean isUnderWay(String batchStatus) {
        return !isStopped(batchStatus) && !batchStatus.equals("SUCCESS");
    }

    /**
     * What an item says about a payment.
     *
     * @param batchStatus of its batch; empty if it is not known
     */
    static ProviderStatus status(JsonNode item, String batchStatus) {
        String what = "payout item";
        JsonNode sent = item.path("payout_item");
        String ours = Json.requireText(what, sent, "sender_item_id");
        String batchId = Json.requireText(what, item, "payout_batch_id");
        String raw = word(item, "transaction_status");
        boolean open = raw.isEmpty() || raw.equals("PENDING");
        boolean stopped = open && isStopped(batchStatus);
        State state = stopped ? stopped(batchStatus) : state(raw);
        return new ProviderStatus(
                new PayPalIds.Payment(batchId, ours).text(),
                PayPalIds.reference(ours).orElse(null),
                state,
                stopped ? "batch " + batchStatus : raw.isEmpty() ? "unnamed" : raw,
                stopped ? failure(state) : failure(item, raw, state),
                money(sent.path("amount")),
                money(item.path("payout_item_fee")),
                null,
                moment(item, "time_processed"),
                Json.text(item, "transaction_id").orElse(null),
                raw.equals(UNCLAIMED));
    }

    /** A payment of a batch that lists no items yet, or never will. */
    static ProviderStatus unlisted(PayPalIds.Payment payment, JsonNode batchHeader, @Nullable Money amount) {
        String status = batchStatus(batchHeader);
        State state = isStopped(status) ? stopped(status) : State.PROCESSING;
        return new ProviderStatus(
                payment.text(),
                PayPalIds.reference(payment.itemId()).orElse(null),
                state,
                "batch " + status,
                failure(state),
                amount,
                null,
                null,
                moment(batchHeader, state == State.PROCESSING ? "time_created" : "time_completed"),
                null,
                false);
    }

    /** The same, under our own id of a payment, where PayPal only knows its hash. */
    static ProviderStatus named(ProviderStatus status, String reference) {
        return new ProviderStatus(
                status.providerId(),
                reference,
                status.state(),
                status.rawStatus(),
                status.failure(),
                status.amount(),
                status.fee(),
                status.expectedOn(),
                status.changedAt(),
                status.trace(),
                status.cancellable());
    }

    /** An amount as PayPal writes it; null if it is missing. */
    static @Nullable Money money(JsonNode node) {
        Optional<String> currency = Json.text(node, "currency");
        Optional<BigDecimal> value = Json.decimal("payout amount", node, "value");
        if (currency.isEmpty() || value.isEmpty()) {
            return null;
        }
        try {
            return Money.of(value.get(), Money.currency(currency.get()));
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("payout amount: " + e.getMessage(), null, null);
        }
    }

    /**
     * A blocked payment is held and not failed: PayPal does not say that the money is back, so nothing may be paid anew
     * before a person looked.
     */
    private static State state(String raw) {
        return switch (raw) {
            case "SUCCESS" -> State.COMPLETED;
            case "FAILED" -> State.FAILED;
            case "RETURNED", "REFUNDED", "REVERSED" -> State.RETURNED;
            case "UNCLAIMED", "ONHOLD", "BLOCKED" -> State.HELD;
            default -> State.PROCESSING;
        };
    }

    private static State stopped(String batchStatus) {
        return batchStatus.equals("DENIED") ? State.FAILED : State.CANCELLED;
    }

    private static @Nullable PaymentFailure failure(State state) {
        return state == State.FAILED ? PayPalFailures.of("BATCH_DENIED", "") : null;
    }

    private static @Nullable PaymentFailure failure(JsonNode item, String raw, State state) {
        if (state != State.HELD && !NEED_REASON.contains(raw)) {
            return null;
        }
        JsonNode errors = item.path("errors");
        JsonNode error = errors.isArray() ? errors.path(0) : errors;
        String code = Json.text(error, "name").map(PayoutItems::code).orElse(raw);
        return PayPalFailures.of(code, Json.text(error, "message").orElse(""));
    }

    private static String code(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9_.-]", "");
        return clean.isEmpty() ? "UNDEFINED" : clean.substring(0, Math.min(64, clean.length()));
    }

    private static String word(JsonNode node, String field) {
        String word = Json.text(node, field).orElse("").replaceAll("[^A-Za-z0-9_ .-]", "");
        return word.substring(0, Math.min(64, word.length())).toUpperCase(Locale.ROOT);
    }

    private static @Nullable Instant moment(JsonNode node, String field) {
        try {
            return Json.text(node, field)
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return null; // of no consequence, and of forms that change
        }
    }
}
