package com.smartap.model.purchasing;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order: what was ordered from a vendor, at what price.
 *
 * @param id its id
 * @param version counts its changes
 * @param number the buyer's order number
 * @param vendorId the vendor
 * @param status open or closed
 * @param orderDate when it was placed
 * @param currency currency of its prices
 * @param total its total
 * @param lines its lines in order
 * @param externalId its id in the ERP it was imported from
 * @param updatedAt when it was last changed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PurchaseOrder(
        PurchaseOrderId id,
        long version,
        String number,
        VendorId vendorId,
        Status status,
        @Nullable LocalDate orderDate,
        Currency currency,
        Money total,
        List<PurchaseOrderLine> lines,
        @Nullable String externalId,
        Instant updatedAt) {
    /** Whether an order may still be billed. */
    public enum Status {
        /** May be billed. */
        OPEN,
        /** Is completely billed or was closed by hand. */
        CLOSED
    }

    /** Copies the lines. */
    public PurchaseOrder {
        lines = List.copyOf(lines);
    }

    /** The line of a number. */
    public Optional<PurchaseOrderLine> line(int lineNumber) {
        return lines.stream().filter(line -> line.lineNumber() == lineNumber).findFirst();
    }
}
