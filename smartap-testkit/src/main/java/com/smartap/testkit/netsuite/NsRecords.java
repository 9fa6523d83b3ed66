package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes records as the record API shows them. */
final class NsRecords {
    private final NsStore store;

    NsRecords(NsStore store) {
        this.store = store;
    }

    /** The kind of transaction that a record type is. */
    static Optional<String> transactionType(String recordType) {
        return Optional.ofNullable(Map.of(
                        "vendorbill", NsTransaction.BILL,
                        "vendorcredit", NsTransaction.CREDIT,
                        "purchaseorder", NsTransaction.ORDER,
                        "itemreceipt", NsTransaction.RECEIPT,
                        "vendorpayment", NsTransaction.PAYMENT)
                .get(recordType.toLowerCase(java.util.Locale.ROOT)));
    }

    ObjectNode transaction(NsTransaction transaction, boolean expanded) {
        Map<String, Object> header = transaction.header();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("links");
        node.put("id", String.valueOf(transaction.id()));
        text(node, "externalId", header.get("externalid"));
        text(node, "tranId", header.get("tranid"));
        text(node, "tranDate", header.get("trandate"));
        text(node, "dueDate", header.get("duedate"));
        text(node, "memo", header.get("memo"));
        text(node, "lastModifiedDate", header.get("lastmodifieddate"));
        reference(node, "entity", "vendor", header.get("entity"), "entityid");
        reference(node, "currency", "currency", header.get("currency"), "name");
        reference(node, "subsidiary", "subsidiary", header.get("subsidiary"), "name");
        String status = String.valueOf(header.get("status"));
        String name = NsTables.statusName(transaction.type(), status);
        node.putObject("status").put("id", status).put("refName", name.substring(name.indexOf(": ") + 2));
        number(node, "exchangeRate", header.get("exchangerate"));
        node.put("total", transaction.total());
        if (expanded) {
            lines(node.putObject("item").putArray("items"), transaction, true);
            lines(node.putObject("expense").putArray("items"), transaction, false);
        } else {
            node.putObject("item").putArray("links");
            node.putObject("expense").putArray("links");
        }
        return node;
    }

    ObjectNode vendor(Map<String, Object> row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.putArray("links");
        node.put("id", String.valueOf(row.get("id")));
        text(node, "entityId", row.get("entityid"));
        text(node, "companyName", row.get("companyname"));
        text(node, "email", row.get("email"));
        text(node, "lastModifiedDate", row.get("lastmodifieddate"));
        node.put("isInactive", "T".equals(row.get("isinactive")));
        reference(node, "currency", "currency", row.get("currency"), "name");
        return node;
    }

    /** A record of a list, with all its columns as they are. */
    static ObjectNode plain(Map<String, Object> row) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        row.forEach((name, value) -> node.put(name, String.valueOf(value)));
        return node;
    }

    private void lines(ArrayNode into, NsTransaction transaction, boolean items) {
        for (Map<String, Object> line : transaction.bodyLines()) {
            if ((line.get("item") != null) != items) {
                continue;
            }
            ObjectNode node = into.addObject();
            number(node, "line", line.get("id"));
            if (items) {
                reference(node, "item", "item", line.get("item"), "itemid");
                text(node, "description", line.get("memo"));
                for (String name : List.of("quantity", "rate")) {
                    number(node, name, line.get(name));
                }
                if (transaction.type().equals(NsTransaction.ORDER)) {
                    number(node, "quantityReceived", line.getOrDefault("quantityshiprecv", BigDecimal.ZERO));
                    number(node, "quantityBilled", line.getOrDefault("quantitybilled", BigDecimal.ZERO));
                    node.put("isClosed", transaction.isClosed(line));
                }
            } else {
                reference(node, "account", "account", line.get("expenseaccount"), "accountsearchdisplayname");
                text(node, "memo", line.get("memo"));
            }
            number(
                    node,
                    "amount",
                    NsTransaction.decimal(line.get("foreignamount")).abs());
        }
    }

    private void reference(ObjectNode node, String name, String list, @Nullable Object id, String column) {
        if (id != null) {
            ObjectNode reference = node.putObject(name).put("id", String.valueOf(id));
            store.find(list, id)
                    .map(row -> row.get(column))
                    .ifPresent(shown -> reference.put("refName", shown.toString()));
        }
    }

    private static void text(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static void number(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, NsTransaction.decimal(value));
        }
    }
}
