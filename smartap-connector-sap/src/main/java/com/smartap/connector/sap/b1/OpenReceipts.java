package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Goods receipts that are not billed yet. Business One closes an order as soon as it is received completely; it may
 * still be billed then, from its receipts.
 */
final class OpenReceipts {
    private static final int VENDORS = 20; // at a time, or the address grows too long
    private final B1Api api;
    private final B1Settings settings;

    OpenReceipts(B1Api api, B1Settings settings) {
        this.api = api;
        this.settings = settings;
    }

    /** Goes through the open receipts of vendors, oldest first; none where bills draw on orders only. */
    void each(List<String> vendors, Consumer<ObjectNode> visitor) {
        for (int from = 0; settings.receiptsFirst() && from < vendors.size(); from += VENDORS) {
            List<String> some = vendors.subList(from, Math.min(from + VENDORS, vendors.size()));
            String any = String.join(
                    " or ",
                    some.stream()
                            .map(vendor -> "CardCode eq " + B1Api.quoted(vendor))
                            .toList());
            String filter = "%s and DocumentStatus eq 'bost_Open' and Cancelled eq 'tNO'"
                    .formatted(some.size() == 1 ? any : "(" + any + ")");
            read(filter, visitor);
        }
    }

    /** Of orders that are closed, those that may still be billed. */
    Set<String> billable(List<ObjectNode> orders) {
        Set<String> vendors = new LinkedHashSet<>();
        Set<String> closed = new HashSet<>();
        for (ObjectNode order : orders) {
            if (!OrderMapper.isOpen(order) && !B1Values.isYes(order, "Cancelled")) {
                Json.text(order, "DocEntry").ifPresent(closed::add);
                Json.text(order, "CardCode").ifPresent(vendors::add);
            }
        }
        Set<String> billable = new HashSet<>();
        each(List.copyOf(vendors), receipt -> {
            for (JsonNode line : receipt.path("DocumentLines")) {
                if (ReceiptMapper.isOfOrder(line) && !B1Values.is(line, "LineStatus", "bost_Close")) {
                    Json.text(line, "BaseEntry").filter(closed::contains).ifPresent(billable::add);
                }
            }
        });
        return billable;
    }

    private void read(String filter, Consumer<ObjectNode> visitor) {
        Map<String, String> query = Map.of("$filter", filter, "$orderby", "DocEntry");
        try {
            api.each("PurchaseDeliveryNotes", query, settings.documentsPerPage(), row -> {
                if (!ReceiptMapper.isCancelled(row)) {
                    visitor.accept(row);
                }
                return true;
            });
        } catch (ConnectorRefusedException e) {
            if (!B1Api.isMissing(e)) {
                throw e;
            }
        }
    }
}
