package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.payments.paypal.HeldBatch.Page;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.payment.provider.BatchInitiation.StatusPage;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks PayPal about payments. Small batches are read whole; of large ones it remembers PayPal's own ids of items, so that
 * a payment can be asked about without reading all pages again. Thread-safe.
 */
final class PayoutStatuses {
    private static final int REMEMBERED = 100_000;
    private final PayPalApi api;

    @SuppressWarnings("serial") // never serialized
    private final Map<String, String> payoutItemIds = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    PayoutStatuses(PayPalApi api) {
        this.api = api;
    }

    /** A payment with PayPal's own id of its item, where that is listed. */
    record Item(ProviderStatus status, @Nullable String payoutItemId) {}

    /**
     * One payment.
     *
     * @throws NotFoundException if PayPal knows no such payment
     */
    Item status(String providerId) {
        PayPalIds.Payment wanted = PayPalIds.Payment.of(providerId).orElseThrow(() -> notFound(providerId));
        Page page = page(wanted.batchId(), 1).orElseThrow(() -> notFound(providerId));
        List<ObjectNode> items = new ArrayList<>(page.items());
        Optional<Item> found = find(page, wanted);
        if (found.isEmpty() && page.more()) {
            found = remembered(wanted, page.header()).or(() -> further(wanted, items));
        }
        return found.or(() -> new HeldBatch(wanted.batchId(), page.header(), items)
                        .payment(wanted, null)
                        .map(status -> new Item(status, null)))
                .orElseThrow(() -> notFound(providerId));
    }

    /** A page of a batch. */
    StatusPage statuses(String batchId, int number) {
        Page page = PayPalIds.isPayPals(batchId)
                ? page(batchId, number).orElseThrow(() -> notFound(batchId))
                : Optional.<Page>empty().orElseThrow(() -> notFound(batchId));
        String batchStatus = PayoutItems.batchStatus(page.header());
        if (number == 1 && page.items().isEmpty() && PayoutItems.isStopped(batchStatus)) {
            throw new ConnectorRefusedException(
                    "%s: batch %s is %s; no payment of it was or will be made. Maybe look into the PayPal account"
                            .formatted(api.connection(), batchId, batchStatus),
                    200,
                    "BATCH_" + batchStatus,
                    "the batch is " + batchStatus);
        }
        List<ProviderStatus> statuses = page.items().stream()
                .map(item -> PayoutItems.status(item, batchStatus))
                .toList();
        return new StatusPage(statuses, page.more() ? String.valueOf(number + 1) : null);
    }

    private Optional<Page> page(String batchId, int number) {
        Optional<Page> page = api.batch(batchId, number).map(body -> Page.of(batchId, body, number));
        page.filter(one -> one.more() || number > 1).ifPresent(one -> remember(batchId, one));
        return page;
    }

    /** Reads on until the payment is found, and keeps what it read. */
    private Optional<Item> further(PayPalIds.Payment wanted, List<ObjectNode> items) {
        boolean more = true;
        for (int number = 2; more && number <= PayoutCheck.MOST_ITEMS / PayPalApi.PAGE + 1; number++) {
            Optional<Page> page = page(wanted.batchId(), number);
            Optional<Item> found = page.flatMap(one -> find(one, wanted));
            if (found.isPresent()) {
                return found;
            }
            page.ifPresent(one -> items.addAll(one.items()));
            more = page.filter(Page::more).isPresent();
        }
        return Optional.empty();
    }

    private Optional<Item> remembered(PayPalIds.Payment wanted, ObjectNode header) {
        String id;
        synchronized (payoutItemIds) {
            id = payoutItemIds.get(wanted.text());
        }
        return Optional.ofNullable(id)
                .flatMap(api::item)
                .filter(item -> isWanted(item, wanted))
                .map(item -> new Item(PayoutItems.status(item, PayoutItems.batchStatus(header)), id));
    }

    private static Optional<Item> find(Page page, PayPalIds.Payment wanted) {
        return page.items().stream()
                .filter(item -> isWanted(item, wanted))
                .findFirst()
                .map(item -> new Item(
                        PayoutItems.status(item, PayoutItems.batchStatus(page.header())),
                        Json.text(item, "payout_item_id").orElse(null)));
    }

    private static boolean isWanted(ObjectNode item, PayPalIds.Payment wanted) {
        return Json.text(item.path("payout_item"), "sender_item_id")
                .filter(wanted.itemId()::equals)
                .isPresent();
    }

    private void remember(String batchId, Page page) {
        List<String[]> pairs = new ArrayList<>();
        for (ObjectNode item : page.items()) {
            Optional<String> ours = Json.text(item.path("payout_item"), "sender_item_id");
            Optional<String> theirs = Json.text(item, "payout_item_id").filter(PayPalIds::isPayPals);
            if (ours.isPresent() && theirs.isPresent()) {
                pairs.add(new String[] {new PayPalIds.Payment(batchId, ours.get()).text(), theirs.get()});
            }
        }
        synchronized (payoutItemIds) {
            pairs.forEach(pair -> payoutItemIds.put(pair[0], pair[1]));
        }
    }

    private NotFoundException notFound(String id) {
        return new NotFoundException("%s: PayPal knows no payment %s. Maybe it is of another account"
                .formatted(api.connection(), id.length() > 200 ? id.substring(0, 200) + "…" : id));
    }
}
