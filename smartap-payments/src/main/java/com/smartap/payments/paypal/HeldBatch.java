package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A batch as PayPal holds it, with all of its items that are listed, compared with what is to be paid.
 *
 * @param header PayPal's header of the batch
 * @param items what is listed, in PayPal's order
 */
record HeldBatch(String batchId, ObjectNode header, List<ObjectNode> items) {
    /** How a batch compares. */
    enum Likeness {
        /** The same payments. */
        SAME,
        /** Other payments under our key. */
        OTHER,
        /** PayPal does not list all items yet, so that it cannot be said. */
        UNLISTED
    }

    /**
     * Reads a whole batch.
     *
     * @param most how many items it may have; the rest is not read
     * @return empty if PayPal knows no such batch
     */
    static Optional<HeldBatch> read(PayPalApi api, String batchId, int most) {
        List<ObjectNode> items = new ArrayList<>();
        ObjectNode header = null;
        for (int number = 1; number <= most / PayPalApi.PAGE + 1; number++) {
            Optional<ObjectNode> answer = api.batch(batchId, number);
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            Page page = Page.of(batchId, answer.get(), number);
            header = page.header();
            items.addAll(page.items());
            if (!page.more()) {
                break;
            }
        }
        return header == null ? Optional.empty() : Optional.of(new HeldBatch(batchId, header, items));
    }

    /** One page of a batch. */
    record Page(ObjectNode header, List<ObjectNode> items, boolean more) {
        static Page of(String batchId, ObjectNode body, int number) {
            if (!(body.path("batch_header") instanceof ObjectNode header)) {
                throw new ConnectorProtocolException("payout %s has no batch_header".formatted(batchId), null, null);
            }
            List<ObjectNode> items = new ArrayList<>();
            for (JsonNode item : body.path("items")) {
                if (!(item instanceof ObjectNode object)) {
                    throw new ConnectorProtocolException(
                            "payout %s: an item is not an object".formatted(batchId), null, null);
                }
                items.add(object);
            }
            int pages = body.path("total_pages").asInt(0);
            boolean more = pages > 0 ? number < pages : items.size() >= PayPalApi.PAGE;
            return new Page(header, items, more && !items.isEmpty());
        }
    }

    /** Whether it holds exactly these payments. */
    Likeness compare(String senderBatchId, List<ProviderPayment> payments) {
        String theirs =
                Json.text(header.path("sender_batch_header"), "sender_batch_id").orElse(senderBatchId);
        if (!theirs.equals(senderBatchId)) {
            return Likeness.OTHER;
        }
        String status = PayoutItems.batchStatus(header);
        if (items.isEmpty() && PayoutItems.isStopped(status)) {
            return Likeness.SAME; // nothing of it was or will be paid
        }
        Map<String, ProviderPayment> ours = new HashMap<>();
        payments.forEach(payment -> ours.put(PayPalIds.item(payment.id()), payment));
        for (ObjectNode item : items) {
            JsonNode sent = item.path("payout_item");
            ProviderPayment payment =
                    ours.remove(Json.text(sent, "sender_item_id").orElse(""));
            if (payment == null || !isSame(sent, payment)) {
                return Likeness.OTHER;
            }
        }
        if (ours.isEmpty()) {
            return Likeness.SAME;
        }
        return mayListMore() ? Likeness.UNLISTED : Likeness.OTHER;
    }

    /**
     * What it says about one payment; empty if it surely holds no such payment.
     *
     * @param amount what was ordered, if that is known
     */
    Optional<ProviderStatus> payment(PayPalIds.Payment wanted, @Nullable Money amount) {
        String status = PayoutItems.batchStatus(header);
        for (ObjectNode item : items) {
            String ours = Json.text(item.path("payout_item"), "sender_item_id").orElse("");
            if (ours.equals(wanted.itemId())) {
                return Optional.of(PayoutItems.status(item, status));
            }
        }
        return mayListMore() ? Optional.of(PayoutItems.unlisted(wanted, header, amount)) : Optional.empty();
    }

    private boolean mayListMore() {
        return items.isEmpty() || PayoutItems.isUnderWay(PayoutItems.batchStatus(header)) && !isWhole();
    }

    /** Whether the listed items make up the amount that PayPal says the batch has. */
    private boolean isWhole() {
        Money total = PayoutItems.money(header.path("amount"));
        if (total == null) {
            return false;
        }
        Money sum = Money.zero(total.currency());
        for (ObjectNode item : items) {
            Money amount = PayoutItems.money(item.path("payout_item").path("amount"));
            if (amount == null || !amount.currency().equals(total.currency())) {
                return false;
            }
            sum = sum.plus(amount);
        }
        return sum.equals(total);
    }

    private static boolean isSame(JsonNode sent, ProviderPayment payment) {
        PayoutCheck.Recipient recipient = PayoutCheck.Recipient.of(payment.payee());
        return Objects.equals(PayoutItems.money(sent.path("amount")), payment.amount())
                && plain(Json.text(sent, "receiver").orElse("")).equals(plain(recipient.receiver()));
    }

    /** Addresses differ by more than case and blanks, telephone numbers by more than their punctuation. */
    private static String plain(String receiver) {
        String lower = receiver.strip().toLowerCase(Locale.ROOT);
        return lower.contains("@") ? lower : lower.replaceAll("[^a-z0-9]", "");
    }
}
