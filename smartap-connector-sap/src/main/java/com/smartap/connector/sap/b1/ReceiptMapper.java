package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpGoodsReceipt;
import java.util.ArrayList;
import java.util.List;

/** Turns a goods receipt PO into a goods receipt. */
final class ReceiptMapper {
    private static final String ORDER = "22";
    private final B1Settings settings;

    ReceiptMapper(B1Settings settings) {
        this.settings = settings;
    }

    ErpGoodsReceipt receipt(ObjectNode row) {
        String entry = Json.requireText("PurchaseDeliveryNote", row, "DocEntry");
        String what = "PurchaseDeliveryNote " + entry;
        return new ErpGoodsReceipt(
                entry,
                Json.text(row, "DocNum").orElse(entry),
                Json.text(row, "CardCode").orElse(null),
                B1Values.date(what, row, "DocDate")
                        .orElseThrow(() -> new ConnectorProtocolException(what + " has no DocDate", null, null)),
                isCancelled(row),
                lines(what, row),
                B1Values.changed(what, row).atZone(settings.zone()).toInstant());
    }

    /** A cancellation is a document of its own: neither it nor what it cancels counts. */
    static boolean isCancelled(JsonNode row) {
        return B1Values.isYes(row, "Cancelled") || B1Values.is(row, "CancelStatus", "csCancellation");
    }

    /** Whether a line draws on an order. */
    static boolean isOfOrder(JsonNode line) {
        return B1Values.is(line, "BaseType", ORDER);
    }

    private static List<ErpGoodsReceipt.Line> lines(String what, ObjectNode row) {
        List<ErpGoodsReceipt.Line> lines = new ArrayList<>();
        for (JsonNode node : row.path("DocumentLines")) {
            String number = Json.requireText(what, node, "LineNum");
            boolean ofOrder = isOfOrder(node);
            lines.add(new ErpGoodsReceipt.Line(
                    number,
                    ofOrder ? Json.text(node, "BaseEntry").orElse(null) : null,
                    ofOrder ? Json.text(node, "BaseLine").orElse(null) : null,
                    Json.text(node, "ItemCode").orElse(null),
                    Json.text(node, "ItemDescription").orElse(null),
                    OrderMapper.quantity(what + " line " + number, node)));
        }
        return lines;
    }
}
