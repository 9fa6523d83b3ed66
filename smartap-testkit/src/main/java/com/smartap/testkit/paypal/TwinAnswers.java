package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.testkit.paypal.TwinPayouts.Batch;
import com.smartap.testkit.paypal.TwinPayouts.Item;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Batches, items and transactions in PayPal's own shapes. */
final class TwinAnswers {
    private static final String HOST = "https://api.paypal.com";
    static final String PAYOUTS = "/v1/payments/payouts";
    static final String ITEMS = "/v1/payments/payouts-item";

    private TwinAnswers() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String batchUrl(Batch batch) {
        return HOST + PAYOUTS + "/" + batch.id;
    }

    /** The answer to a batch that was taken. */
    static ObjectNode created(Batch batch) {
        ObjectNode body = object();
        ObjectNode header = body.putObject("batch_header");
        header.set("sender_batch_header", batch.header.deepCopy());
        header.put("payout_batch_id", batch.id).put("batch_status", "PENDING");
        link(body.putArray("links"), batchUrl(batch), "self");
        return body;
    }

    static ObjectNode batchHeader(Batch batch, boolean whole) {
        ObjectNode header = object();
        header.put("payout_batch_id", batch.id).put("batch_status", batch.status);
        header.put("time_created", time(batch.created));
        if (batch.status.equals("SUCCESS")) {
            header.put("time_completed", time(batch.created));
        }
        header.set("sender_batch_header", batch.header.deepCopy());
        if (whole) {
            header.put("funding_source", "BALANCE");
            header.set(
                    "amount",
                    money(sum(batch.items.stream().map(item -> item.amount).toList())));
            header.set("fees", money(sum(batch.items.stream().map(Item::fee).toList())));
        }
        return header;
    }

    /** A page of a batch, from 1. */
    static ObjectNode page(Batch batch, int page, int size, boolean totals) {
        boolean listed = batch.hidden <= 0;
        List<Item> all = listed ? batch.items : List.of();
        int pages = (all.size() + size - 1) / size;
        ObjectNode body = object();
        if (totals) {
            body.put("total_items", all.size()).put("total_pages", pages);
        }
        body.set("batch_header", batchHeader(batch, listed));
        ArrayNode items = body.putArray("items");
        all.stream().skip((long) (page - 1) * size).limit(size).forEach(item -> items.add(item(item, false)));
        ArrayNode links = body.putArray("links");
        link(links, batchUrl(batch) + "?page=" + page + "&page_size=" + size, "self");
        if (page < pages) {
            link(links, batchUrl(batch) + "?page=" + (page + 1) + "&page_size=" + size, "next");
        }
        return body;
    }

    static ObjectNode item(Item item, boolean alone) {
        ObjectNode body = object();
        body.put("payout_item_id", item.id);
        Instant processed = item.processed;
        if (processed != null) {
            body.put("transaction_id", item.transactionId).put("activity_id", item.transactionId);
        }
        body.put("transaction_status", item.word == null ? item.status : item.word);
        body.set("payout_item_fee", money(item.fee()));
        body.put("payout_batch_id", item.batch.id);
        if (alone) {
            body.put("sender_batch_id", item.batch.senderId());
        }
        body.set("payout_item", item.sent.deepCopy());
        if (processed != null) {
            body.put("time_processed", time(processed));
        }
        if (item.error != null) {
            ObjectNode errors = body.putObject("errors");
            errors.put("name", item.error).put("message", item.message);
            errors.put("information_link", "https://developer.paypal.com/docs/api/payments.payouts-batch/#errors");
            errors.putArray("details");
            errors.putArray("links");
        }
        ArrayNode links = body.putArray("links");
        link(links, HOST + ITEMS + "/" + item.id, alone ? "self" : "item");
        link(links, batchUrl(item.batch), "batch");
        return body;
    }

    /** What Transaction Search says about an item. */
    static ObjectNode transaction(Item item) {
        ObjectNode info = object().put("transaction_id", item.transactionId).put("transaction_event_code", "T0001");
        info.put("transaction_initiation_date", time(item.batch.created).replace("Z", "+0000"));
        ObjectNode amount = info.putObject("transaction_amount");
        amount.put("currency_code", item.amount.currency().getCurrencyCode());
        amount.put("value", item.amount.negated().plain());
        info.put(
                "transaction_status",
                item.status.equals("SUCCESS") ? "S" : item.out().isZero() ? "V" : "P");
        info.put("custom_field", item.senderId());
        ObjectNode detail = object();
        detail.set("transaction_info", info);
        return detail;
    }

    static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money::plus).orElseThrow();
    }

    private static ObjectNode money(Money amount) {
        return object().put("currency", amount.currency().getCurrencyCode()).put("value", amount.plain());
    }

    private static void link(ArrayNode links, String href, String rel) {
        links.addObject().put("href", href).put("rel", rel).put("method", "GET").put("encType", "application/json");
    }
}
