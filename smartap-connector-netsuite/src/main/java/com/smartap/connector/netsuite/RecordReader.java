package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads single records by the record API, and gives them SuiteQL's names. */
final class RecordReader {
    private static final Logger log = LoggerFactory.getLogger(RecordReader.class);
    private final NetSuiteApi api;

    RecordReader(NetSuiteApi api) {
        this.api = api;
    }

    /** The bill of an external id. */
    Optional<ObjectNode> bill(BillDraft draft) {
        return api.find(draft.id("0").record(), "eid:" + draft.externalId())
                .map(found -> header(found).put("externalid", draft.externalId()));
    }

    /** A bill with what its status says about payment. */
    Optional<ObjectNode> paid(BillId bill) {
        return api.find(bill.record(), bill.id()).map(RecordReader::header);
    }

    /** The header of an order. */
    Optional<ObjectNode> order(String id) {
        return api.find("purchaseOrder", id).map(RecordReader::header);
    }

    /** The total of a bill that was just made; null if it cannot be read, which does not undo the bill. */
    @Nullable
    BigDecimal total(BillId bill) {
        try {
            return api.find(bill.record(), bill.id())
                    .flatMap(found -> Json.decimal("bill " + bill.id(), found, "total"))
                    .map(BigDecimal::abs)
                    .orElse(null);
        } catch (ConnectorException e) {
            log.warn("bill {} was posted, but its total could not be read again: {}", bill.id(), e.getMessage());
            return null;
        }
    }

    /** The lines of an order. */
    List<ObjectNode> orderLines(String orderId) {
        List<ObjectNode> lines = new ArrayList<>();
        Optional<ObjectNode> order = api.findExpanded("purchaseOrder", orderId);
        order.ifPresent(found -> {
            for (JsonNode line : found.path("item").path("items")) {
                lines.add(line(line, lines.size() + 1));
            }
            for (JsonNode line : found.path("expense").path("items")) {
                lines.add(line(line, lines.size() + 1));
            }
        });
        return lines;
    }

    private static ObjectNode line(JsonNode line, int position) {
        ObjectNode row = Json.object();
        row.put("id", Json.text(line, "line").orElse(String.valueOf(position)));
        row.put("linesequencenumber", String.valueOf(position));
        copy(line, "quantity", row, "quantity");
        copy(line, "quantityReceived", row, "quantityshiprecv");
        copy(line, "quantityBilled", row, "quantitybilled");
        copy(line, "rate", row, "rate");
        copy(line, "amount", row, "foreignamount");
        copy(line, "description", row, "memo");
        copy(line, "memo", row, "memo");
        copy(line.path("item"), "id", row, "item");
        copy(line.path("item"), "refName", row, "itemname");
        copy(line.path("account"), "id", row, "expenseaccount");
        row.put("isclosed", line.path("isClosed").asBoolean() ? "T" : "F");
        return row;
    }

    private static ObjectNode header(ObjectNode record) {
        ObjectNode row = Json.object();
        copy(record, "id", row, "id");
        copy(record, "externalId", row, "externalid");
        copy(record, "tranId", row, "tranid");
        copy(record, "total", row, "foreigntotal");
        copy(record.path("entity"), "id", row, "entity");
        copy(record.path("currency"), "id", row, "currency");
        copy(record.path("currency"), "refName", row, "currencyname");
        JsonNode status = record.path("status");
        if (status.isObject()) {
            copy(status, "id", row, "status");
            copy(status, "refName", row, "statusname");
        } else {
            copy(record, "status", row, "statusname");
        }
        return row;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        Json.text(from, name).ifPresent(value -> to.put(as, value));
    }
}
