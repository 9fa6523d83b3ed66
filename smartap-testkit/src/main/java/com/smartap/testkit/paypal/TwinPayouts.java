package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Batches and their items, and where the money is. Not thread-safe. */
final class TwinPayouts {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Set<String> BACK = Set.of("FAILED", "RETURNED", "REFUNDED", "REVERSED");
    private static final Set<String> BACK_AGAIN = Set.of("RETURNED", "REFUNDED", "REVERSED");
    private static final Set<String> DONE =
            Set.of("SUCCESS", "FAILED", "RETURNED", "REFUNDED", "REVERSED", "BLOCKED", "UNCLAIMED");
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private final Clock clock;
    private final Map<String, Batch> batches = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(17);

    /** The batches and items that events are about are told here. */
    interface Observer {
        void batch(Batch batch);

        void item(Item item);
    }

    private final Observer observer;

    TwinPayouts(Clock clock, Observer observer) {
        this.clock = clock;
        this.observer = observer;
    }

    /** A batch. */
    static final class Batch {
        final String id;
        final ObjectNode header;
        final Instant created;
        final List<Item> items = new ArrayList<>();
        String status = "PENDING";
        int hidden;

        Batch(String id, ObjectNode header, Instant created) {
            this.id = id;
            this.header = header;
            this.created = created;
        }

        String senderId() {
            return header.path("sender_batch_id").asText();
        }
    }

    /** An item. */
    static final class Item {
        final Batch batch;
        final String id;
        final String transactionId;
        final ObjectNode sent;
        final Money amount;
        String status = "PENDING";

        @Nullable
        String word;

        @Nullable
        String error;

        @Nullable
        String message;

        @Nullable
        Instant processed;

        Item(Batch batch, String id, String transactionId, ObjectNode sent) {
            this.batch = batch;
            this.id = id;
            this.transactionId = transactionId;
            this.sent = sent;
            this.amount = Money.of(
                    sent.path("amount").path("value").asText(),
                    sent.path("amount").path("currency").asText());
        }

        String senderId() {
            return sent.path("sender_item_id").asText();
        }

        /** Whether the payer has the money, for good. */
        boolean isOver() {
            return batch.status.equals("DENIED") || BACK.contains(status);
        }

        /** What left the payer and did not come back. */
        Money out() {
            return isOver() ? Money.zero(amount.currency()) : amount;
        }

        /** Two in a hundred, up to 20 of the currency. */
        Money fee() {
            Money share = amount.times(new BigDecimal("0.02"), RoundingMode.UP);
            Money most = Money.of(new BigDecimal(20), amount.currency());
            return share.compareTo(most) > 0 ? most : share;
        }
    }

    /** The batch that used an id in the last 30 days; a denied one uses none. */
    Optional<Batch> using(String senderBatchId) {
        Instant oldest = clock.instant().minus(REMEMBERED);
        return batches.values().stream()
                .filter(batch -> !senderBatchId.isEmpty() && batch.senderId().equals(senderBatchId))
                .filter(batch -> !batch.status.equals("DENIED") && batch.created.isAfter(oldest))
                .reduce((first, last) -> last);
    }

    Batch add(ObjectNode body, int hidden) {
        Batch batch =
                new Batch(id(13), (ObjectNode) body.path("sender_batch_header").deepCopy(), clock.instant());
        batch.hidden = hidden;
        for (JsonNode item : body.path("items")) {
            batch.items.add(new Item(batch, id(13), id(17), item.deepCopy()));
        }
        batches.put(batch.id, batch);
        return batch;
    }

    Optional<Batch> batch(String id) {
        return Optional.ofNullable(batches.get(id));
    }

    List<Item> items() {
        return batches.values().stream().flatMap(batch -> batch.items.stream()).toList();
    }

    Optional<Item> item(String payoutItemId) {
        return items().stream().filter(item -> item.id.equals(payoutItemId)).findFirst();
    }

    /** An item as SmartAP names it: by the batch and our own id. */
    Item named(String providerId) {
        int colon = providerId.indexOf(':');
        return batch(providerId.substring(0, Math.max(0, colon)))
                .flatMap(batch -> batch.items.stream()
                        .filter(item -> item.senderId().equals(providerId.substring(colon + 1)))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("there is no payment " + providerId));
    }

    /** Moves an item on; what is over stays as it is, and what arrived can only come back. */
    void move(Item item, String status, @Nullable String error, @Nullable String message) {
        boolean tooLate = item.status.equals("SUCCESS") && !BACK_AGAIN.contains(status);
        if (item.isOver() || tooLate) {
            return;
        }
        item.status = status;
        item.word = null;
        item.error = error;
        item.message = message;
        item.processed = clock.instant();
        observer.item(item);
        String before = item.batch.status;
        boolean done = item.batch.items.stream().allMatch(one -> DONE.contains(one.status));
        item.batch.status = done ? "SUCCESS" : "PROCESSING";
        if (!before.equals(item.batch.status)) {
            observer.batch(item.batch);
        }
    }

    void deny(Batch batch) {
        batch.status = "DENIED";
        observer.batch(batch);
    }

    private String id(int length) {
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
