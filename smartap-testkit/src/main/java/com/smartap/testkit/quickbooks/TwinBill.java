package com.smartap.testkit.quickbooks;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill, or vendor credit, as the simulator holds it.
 *
 * @param id its id
 * @param credit whether it is a vendor credit
 * @param docNumber the number it shows
 * @param vendorId the vendor's id
 * @param vendorName the vendor's display name
 * @param total its total
 * @param balance what is still open
 * @param currency its currency
 * @param purchaseOrderId the linked purchase order
 * @param orderLines the linked order lines, each as {@code order/line}
 * @param privateNote the note, which holds SmartAP's reference
 * @param created when it was posted
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record TwinBill(
        String id,
        boolean credit,
        @Nullable String docNumber,
        String vendorId,
        String vendorName,
        BigDecimal total,
        BigDecimal balance,
        String currency,
        @Nullable String purchaseOrderId,
        List<String> orderLines,
        @Nullable String privateNote,
        Instant created) {
    /** Copies the lines. */
    public TwinBill {
        orderLines = List.copyOf(orderLines);
    }
}
