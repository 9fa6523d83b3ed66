package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes bills in the record API's shape: only fields that its schema has, and none that are read-only. */
final class RecordBodies {
    private RecordBodies() {}

    static ObjectNode body(BillDraft draft) {
        boolean plain = draft.orderId() == null;
        ObjectNode body = Json.object();
        body.put("externalId", draft.externalId());
        if (plain) {
            reference(body, "entity", draft.vendorId());
            reference(body, "subsidiary", draft.dimensions().get("subsidiary"));
            reference(body, "currency", draft.currencyId());
        }
        body.put("tranId", draft.number());
        body.put("tranDate", draft.date().toString());
        if (draft.dueDate() != null) {
            body.put("dueDate", draft.dueDate().toString());
        }
        number(body, "exchangeRate", draft.exchangeRate());
        reference(body, "account", draft.payablesAccount());
        for (String name : new String[] {"department", "class", "location"}) {
            reference(body, name, draft.dimensions().get(name));
        }
        body.put("memo", draft.memo());
        if (!draft.items().isEmpty()) {
            ArrayNode items = body.putObject("item").putArray("items");
            draft.items().forEach(line -> item(items.addObject(), line));
        }
        if (!draft.expenses().isEmpty()) {
            ArrayNode items = body.putObject("expense").putArray("items");
            draft.expenses().forEach(line -> expense(items.addObject(), line));
        }
        return body;
    }

    private static void item(ObjectNode node, BillDraft.Line line) {
        node.put("orderLine", Long.parseLong(String.valueOf(line.orderLine())));
        number(node, "quantity", line.quantity());
        number(node, "rate", line.rate());
        node.put("amount", line.amount());
        if (line.text() != null) {
            node.put("description", line.text());
        }
        reference(node, "taxCode", line.taxCode());
        dimensions(node, line);
    }

    /** The schema has the order's line as a text here, and as a number on item lines. */
    private static void expense(ObjectNode node, BillDraft.Line line) {
        if (line.orderLine() != null) {
            node.put("orderLine", line.orderLine());
        }
        reference(node, "account", line.account());
        node.put("amount", line.amount());
        if (line.text() != null) {
            node.put("memo", line.text());
        }
        reference(node, "taxCode", line.taxCode());
        dimensions(node, line);
    }

    private static void dimensions(ObjectNode node, BillDraft.Line line) {
        Dimensions.LINE.forEach(name -> reference(node, name, line.dimensions().get(name)));
    }

    private static void reference(ObjectNode node, String name, @Nullable String id) {
        if (id != null) {
            node.putObject(name).put("id", id);
        }
    }

    private static void number(ObjectNode node, String name, @Nullable BigDecimal value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
