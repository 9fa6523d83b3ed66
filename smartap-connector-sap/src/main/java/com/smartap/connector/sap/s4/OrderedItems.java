package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a bill needs to know of the order items that it bills: their units and tax codes, and the goods receipt
 * that an item has to refer to if its order is billed by receipts.
 */
final class OrderedItems {
    private final S4Api api;
    private final S4Settings settings;
    private final PurchaseOrders orders;

    OrderedItems(S4Api api, S4Settings settings, PurchaseOrders orders) {
        this.api = api;
        this.settings = settings;
        this.orders = orders;
    }

    /** An item that is not there, in words; or what is known of all of them. */
    record Found(@Nullable String missing, BillWriter.Ordered ordered) {}

    Found of(Bill bill, List<Bill.Line> lines) {
        if (lines.isEmpty()) {
            return new Found(null, BillWriter.Ordered.NONE);
        }
        String order = String.valueOf(bill.purchaseOrderExternalId());
        Optional<ObjectNode> row = orders.row(order);
        if (row.isEmpty()) {
            return missing("purchase order %s is not in S/4HANA. Maybe it was deleted; import purchase orders again"
                    .formatted(order));
        }
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        PurchaseOrderMapper.items(row.get()).forEach(item -> items.put(PurchaseOrderMapper.id(item), item));
        Map<String, ObjectNode> receipts = new HashMap<>();
        for (Bill.Line line : lines) {
            String id = SapId.shown(String.valueOf(line.purchaseOrderLineExternalId()));
            ObjectNode item = items.get(id);
            if (item == null) {
                return missing("purchase order %s has no item %s. Maybe it was changed; import purchase orders again"
                        .formatted(order, id));
            }
            if (ODataValue.flag(item, "InvoiceIsGoodsReceiptBased")) {
                receipt(order, id, line.quantity()).ifPresent(receipt -> receipts.put(id, receipt));
            }
        }
        return new Found(null, new BillWriter.Ordered(items, receipts));
    }

    /** The only receipt of an item, or the only one of just this quantity; with others SAP has to be asked. */
    private Optional<ObjectNode> receipt(String order, String item, @Nullable BigDecimal quantity) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put(
                "$filter",
                "PurchaseOrder eq %s and PurchaseOrderItem eq %s"
                        .formatted(ODataLiteral.text(SapId.shown(order)), ODataLiteral.text(item)));
        List<ObjectNode> receipts = api.all(S4Service.MATERIAL_DOCUMENT, "A_MaterialDocumentItem", options).stream()
                .filter(row -> settings.receipts()
                        .contains(Json.text(row, "GoodsMovementType").orElse("")))
                .filter(row -> !ODataValue.flag(row, "GoodsMovementIsCancelled"))
                .toList();
        if (receipts.size() == 1) {
            return Optional.of(receipts.get(0));
        }
        List<ObjectNode> exact = receipts.stream()
                .filter(row -> quantity != null
                        && Json.decimal("material document", row, "QuantityInEntryUnit")
                                .filter(received -> received.compareTo(quantity) == 0)
                                .isPresent())
                .toList();
        return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
    }

    private static Found missing(String words) {
        return new Found(words, BillWriter.Ordered.NONE);
    }
}
