package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PurchaseOrderImport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands over purchase orders, and finds one by its number. */
final class QuickBooksOrders implements PurchaseOrderImport {
    /** Orders with many lines are large: more of them would not fit into little memory. */
    private static final int PAGE = 100;

    private static final int MOST = 1000;
    private final QuickBooksApi api;
    private final ChangedRecords records;
    private final PurchaseOrderMapper mapper;

    QuickBooksOrders(QuickBooksApi api, ChangedRecords records, PurchaseOrderMapper mapper) {
        this.api = api;
        this.records = records;
        this.mapper = mapper;
    }

    @Override
    public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
        return records.page(cursor, limit <= MOST ? Math.min(limit, PAGE) : limit, mapper::purchaseOrder);
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return since == null ? null : ChangeCursor.since(since).text();
    }

    /** Numbers need not be unique: an open order goes before a closed one, a later change before an earlier. */
    @Override
    public Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
        List<ObjectNode> rows = api.query(
                "PurchaseOrder",
                "select * from PurchaseOrder where DocNumber = %s maxresults %d"
                        .formatted(QueryText.quoted(number.strip()), PAGE));
        return rows.stream()
                .map(mapper::purchaseOrder)
                .filter(order -> order.vendorExternalId().equals(vendorExternalId))
                .max(Comparator.comparing(ErpPurchaseOrder::open).thenComparing(ErpPurchaseOrder::modifiedAt));
    }
}
