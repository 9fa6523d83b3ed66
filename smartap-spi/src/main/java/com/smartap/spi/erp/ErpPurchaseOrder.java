package com.smartap.spi.erp;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order as an ERP holds it.
 *
 * @param externalId the ERP's id
 * @param number the order number that the vendor prints
 * @param vendorExternalId the ERP's id of the vendor
 * @param open whether it may still be billed
 * @param orderDate when it was placed
 * @param total its total
 * @param lines its lines in order
 * @param modifiedAt when the ERP last changed it, by the ERP's clock
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ErpPurchaseOrder(
        String externalId,
        String number,
        String vendorExternalId,
        boolean open,
        @Nullable LocalDate orderDate,
        Money total,
        List<Line> lines,
        Instant modifiedAt) {
    /** Copies the lines. */
    public ErpPurchaseOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param externalId the ERP's id of the line
     * @param lineNumber as people and vendors count it: from 1, or in the tens of SAP; stays the same while the order
     *     is changed
     * @param sku item number or the item's name
     * @param description what was ordered
     * @param quantity the quantity ordered; 1 for lines that have only an amount
     * @param unitPrice price of one unit before tax
     * @param received the quantity received, where the ERP says so
     * @param billed the quantity billed, where the ERP says so
     * @param accountCode the account it is posted to
     * @param taxCode its tax code
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Line(
            String externalId,
            int lineNumber,
            @Nullable String sku,
            @Nullable String description,
            BigDecimal quantity,
            BigDecimal unitPrice,
            @Nullable BigDecimal received,
            @Nullable BigDecimal billed,
            @Nullable String accountCode,
            @Nullable String taxCode) {}
}
