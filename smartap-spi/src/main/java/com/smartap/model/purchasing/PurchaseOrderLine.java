package com.smartap.model.purchasing;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of a purchase order.
 *
 * @param lineNumber counted from 1
 * @param sku item number
 * @param description what was ordered
 * @param ordered the quantity ordered
 * @param received the quantity received; null where the ERP does not say
 * @param billed the quantity billed by invoices that SmartAP accepted
 * @param unitPrice price of one unit before tax
 * @param externalId the line's id in the ERP
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PurchaseOrderLine(
        int lineNumber,
        @Nullable String sku,
        @Nullable String description,
        BigDecimal ordered,
        @Nullable BigDecimal received,
        BigDecimal billed,
        BigDecimal unitPrice,
        @Nullable String externalId) {
    /** What is left to be billed; never negative. */
    public BigDecimal unbilled() {
        return ordered.subtract(billed).max(BigDecimal.ZERO);
    }
}
