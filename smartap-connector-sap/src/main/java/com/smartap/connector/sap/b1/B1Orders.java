package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PurchaseOrderImport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands over purchase orders; those that were received completely stay open until their receipts are billed. */
record B1Orders(B1Api api, ChangedRows rows, OpenReceipts receipts, OrderMapper mapper) implements PurchaseOrderImport {
    private static final Pattern NUMBER = Pattern.compile("[^0-9]*([0-9]{1,9})");

    @Override
    public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
        ErpPage<ObjectNode> page = rows.page(cursor, limit, row -> row);
        return new ErpPage<>(orders(page.items()), page.cursor(), page.more());
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return rows.cursorSince(since);
    }

    /** Numbers of Business One are digits; vendors put words before them. The newest of several wins. */
    @Override
    public Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
        Matcher digits = NUMBER.matcher(number.strip());
        if (!digits.matches()) {
            return Optional.empty();
        }
        String filter = "CardCode eq %s and DocNum eq %s"
                .formatted(B1Api.quoted(vendorExternalId), Integer.parseInt(digits.group(1)));
        List<ObjectNode> found = api.page("PurchaseOrders", Map.of("$filter", filter, "$orderby", "DocEntry desc"), 1)
                .rows();
        return orders(found.subList(0, Math.min(1, found.size()))).stream().findFirst();
    }

    private List<ErpPurchaseOrder> orders(List<ObjectNode> found) {
        Set<String> billable = receipts.billable(found);
        return found.stream()
                .map(row -> mapper.order(
                        row,
                        Json.text(row, "DocEntry").filter(billable::contains).isPresent()))
                .toList();
    }
}
