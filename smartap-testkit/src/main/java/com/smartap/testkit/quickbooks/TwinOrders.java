package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** What the lines of bills do to the purchase orders that they are linked to. */
final class TwinOrders {
    private final TwinStore store;

    TwinOrders(TwinStore store) {
        this.store = store;
    }

    /** The order has to be there, open, and have the line. */
    void checkLink(String type, JsonNode link) {
        if (!type.equals("Bill") || !link.path("TxnType").asText().equals("PurchaseOrder")) {
            throw TwinFault.validation("2010", "Request has invalid or unsupported property", "LinkedTxn.TxnType");
        }
        String id = link.path("TxnId").asText();
        ObjectNode order = store.find("PurchaseOrder", id).orElseThrow(() -> TwinBills.invalid("LinkedTxn.TxnId", id));
        if (!order.path("POStatus").asText().equals("Open")) {
            throw TwinFault.validation(
                    "6000", "A business validation error", "Purchase order %s is closed".formatted(id));
        }
        String lineId = link.path("TxnLineId").asText();
        for (JsonNode line : order.path("Line")) {
            if (line.path("Id").asText().equals(lineId)) {
                return;
            }
        }
        throw TwinBills.invalid("LinkedTxn.TxnLineId", lineId);
    }

    /** Counts what a bill's lines take from an order; closes the order once nothing is left. */
    void bill(ObjectNode bill, ObjectNode order) {
        String orderId = order.path("Id").asText();
        String billId = bill.path("Id").asText();
        for (JsonNode line : bill.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                if (link.path("TxnId").asText().equals(orderId)) {
                    take(order, link.path("TxnLineId").asText(), quantity(line), billId);
                }
            }
        }
        order.withArrayProperty("LinkedTxn").addObject().put("TxnId", billId).put("TxnType", "Bill");
        settle(order);
        bill.withArrayProperty("LinkedTxn").addObject().put("TxnId", orderId).put("TxnType", "PurchaseOrder");
    }

    /** Gives back what a bill took from its orders. */
    void release(ObjectNode bill) {
        String billId = bill.path("Id").asText();
        for (JsonNode line : bill.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                store.find("PurchaseOrder", link.path("TxnId").asText()).ifPresent(order -> {
                    take(order, link.path("TxnLineId").asText(), quantity(line).negate(), null);
                    forget(order, billId);
                    settle(order);
                });
            }
        }
    }

    private static void take(
            ObjectNode order, String lineId, BigDecimal quantity, @org.jspecify.annotations.Nullable String billId) {
        for (JsonNode node : order.path("Line")) {
            if (node.path("Id").asText().equals(lineId)) {
                ObjectNode line = (ObjectNode) node;
                line.put("Received", TwinBills.decimal(line.path("Received")).add(quantity));
                if (billId != null) {
                    line.withArrayProperty("LinkedTxn")
                            .addObject()
                            .put("TxnId", billId)
                            .put("TxnType", "Bill");
                }
            }
        }
    }

    private static void forget(ObjectNode order, String billId) {
        if (order.path("LinkedTxn") instanceof ArrayNode links) {
            TwinPayments.drop(links, billId);
        }
        for (JsonNode line : order.path("Line")) {
            if (line.path("LinkedTxn") instanceof ArrayNode links) {
                TwinPayments.drop(links, billId);
            }
        }
    }

    private void settle(ObjectNode order) {
        boolean open = false;
        for (JsonNode line : order.path("Line")) {
            open |= TwinBills.decimal(line.path("Received")).compareTo(quantity(line)) < 0;
        }
        order.put("POStatus", open ? "Open" : "Closed");
        store.touch(order);
    }

    /** The quantity of an item line, the amount of an account line. */
    private static BigDecimal quantity(JsonNode line) {
        JsonNode quantity = line.path(line.path("DetailType").asText()).path("Qty");
        return quantity.isNumber() ? quantity.decimalValue() : TwinBills.decimal(line.path("Amount"));
    }
}
