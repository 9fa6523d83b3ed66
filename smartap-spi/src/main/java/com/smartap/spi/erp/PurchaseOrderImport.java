package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ability to hand over purchase orders, open and closed, page by page. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PurchaseOrderImport {
    /**
     * Reads one page of records changed since a cursor. A record may come twice, at page borders and between
     * synchronisations; none is left out. Consumers apply records by their external id.
     *
     * @param cursor what an earlier page returned; null to begin with everything
     * @param limit how many records at the most, 1 to 1000
     */
    ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit);

    /**
     * A cursor that begins with records changed at or after a moment, by the ERP's own clock.
     *
     * @param since null for everything
     */
    @Nullable
    String cursorSince(@Nullable Instant since);

    /**
     * The order of a vendor by the number that the vendor prints. Reads all orders until it is found; connectors whose
     * ERP can be asked for a number do better.
     */
    default Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
        String cursor = cursorSince(null);
        boolean more = true;
        while (more) {
            ErpPage<ErpPurchaseOrder> page = purchaseOrders(cursor, 200);
            for (ErpPurchaseOrder order : page.items()) {
                if (order.number().equals(number) && order.vendorExternalId().equals(vendorExternalId)) {
                    return Optional.of(order);
                }
            }
            cursor = page.cursor();
            more = page.more();
        }
        return Optional.empty();
    }
}
