package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.sap.s4.OrderedRows.Feed;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PurchaseOrderImport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Purchase orders of the company code, by {@code LastChangeDateTime}; one by its number. */
final class PurchaseOrders implements PurchaseOrderImport {
    /** An order of twenty items has about 100 KB in V2, so that a page stays below 5 MB. */
    private static final int MOST = 50;

    private static final String ID = "PurchaseOrder";
    private final S4Api api;
    private final Feed feed;
    private final KeysetChanges<ObjectNode> changes;

    PurchaseOrders(S4Api api, S4Settings settings) {
        this.api = api;
        S4Service service = settings.ordersByV4() ? S4Service.PURCHASE_ORDER_V4 : S4Service.PURCHASE_ORDER;
        this.feed = new Feed(
                service,
                service.isV4() ? "PurchaseOrder" : "A_PurchaseOrder",
                "CompanyCode eq " + ODataLiteral.text(settings.companyCode()),
                service.isV4()
                        ? "_PurchaseOrderItem($expand=_PurOrdAccountAssignment)"
                        : "to_PurchaseOrderItem,to_PurchaseOrderItem/to_AccountAssignment",
                ID);
        OrderedRows rows = new OrderedRows(api, feed, new ChangeOrder.Moment(service, "LastChangeDateTime", ID));
        this.changes = new KeysetChanges<>(
                (at, id, count) -> rows.behind(
                        Place.begin(at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at, id), Math.min(count, MOST)),
                row -> rows.place(row).second(),
                row -> SapId.shown(Json.requireText(feed.set(), row, ID)),
                settings.lookBack());
    }

    @Override
    public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
        return changes.page(cursor, limit, PurchaseOrderMapper::purchaseOrder);
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return KeysetChanges.cursorSince(since);
    }

    @Override
    public Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
        return row(number)
                .map(PurchaseOrderMapper::purchaseOrder)
                .filter(order -> SapId.same(order.vendorExternalId(), vendorExternalId));
    }

    /** The order of a number, whoever its vendor is, as SAP holds it. */
    Optional<ObjectNode> row(String number) {
        String id = SapId.shown(number);
        if (!id.matches("[A-Za-z0-9]{1,10}")) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        options.put("$filter", "PurchaseOrder eq " + ODataLiteral.text(id));
        options.put("$expand", feed.expand());
        options.put("$top", "1");
        return api.rows(feed.service(), feed.set(), options, false).rows().stream()
                .filter(row -> SapId.same(Json.text(row, ID).orElse(""), id))
                .findFirst();
    }
}
