package com.smartap.model.invoice;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice as printed, and the coding that it gets on the way to the ERP.
 *
 * @param description what was delivered
 * @param sku the vendor's or buyer's item number
 * @param quantity how many; keeps its own scale
 * @param unit the unit of measure as printed
 * @param unitPrice price of one unit before tax, in the invoice's currency; keeps its own scale
 * @param amount the line's amount before tax, in the invoice's currency
 * @param accountCode the ERP's account to which the line is posted
 * @param taxCode the ERP's tax code
 * @param purchaseOrderLine the number of the purchase-order line that this line bills, counted from 1
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record InvoiceLine(
        @Nullable String description,
        @Nullable String sku,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal amount,
        @Nullable String accountCode,
        @Nullable String taxCode,
        @Nullable Integer purchaseOrderLine) {
    /** A line as it is read from a document, without coding. */
    public static InvoiceLine read(
            @Nullable String description,
            @Nullable String sku,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            @Nullable BigDecimal amount) {
        return new InvoiceLine(description, sku, quantity, null, unitPrice, amount, null, null, null);
    }

    /** The same line, linked to a line of the purchase order. */
    public InvoiceLine billing(int orderLine) {
        return new InvoiceLine(description, sku, quantity, unit, unitPrice, amount, accountCode, taxCode, orderLine);
    }

    /** The same line with a coding. */
    public InvoiceLine coded(@Nullable String account, @Nullable String tax) {
        return new InvoiceLine(description, sku, quantity, unit, unitPrice, amount, account, tax, purchaseOrderLine);
    }
}
