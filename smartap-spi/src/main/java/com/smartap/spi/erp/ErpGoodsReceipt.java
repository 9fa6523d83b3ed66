package com.smartap.spi.erp;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goods receipt as an ERP holds it.
 *
 * @param externalId the ERP's id
 * @param number the number that people see
 * @param vendorExternalId the ERP's id of the vendor
 * @param receivedOn when the goods came
 * @param cancelled whether it was reversed, so that it counts for nothing
 * @param lines its lines in order
 * @param modifiedAt when the ERP last changed it, by the ERP's clock
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ErpGoodsReceipt(
        String externalId,
        String number,
        @Nullable String vendorExternalId,
        LocalDate receivedOn,
        boolean cancelled,
        List<Line> lines,
        Instant modifiedAt) {
    /** Copies the lines. */
    public ErpGoodsReceipt {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param externalId the ERP's id of the line
     * @param purchaseOrderExternalId the ERP's id of the order that it fulfils
     * @param purchaseOrderLineExternalId the ERP's id of the order's line
     * @param sku item number
     * @param description what came
     * @param quantity how many, in the unit of the order; negative for a return
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Line(
            String externalId,
            @Nullable String purchaseOrderExternalId,
            @Nullable String purchaseOrderLineExternalId,
            @Nullable String sku,
            @Nullable String description,
            BigDecimal quantity) {}
}
