package com.smartap.spi.erp;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An approved invoice on its way into an ERP.
 *
 * @param reference SmartAP's own id of the invoice, stable over every attempt
 * @param type invoice or credit note
 * @param invoiceNumber the vendor's number, in full
 * @param vendorExternalId the ERP's id of the vendor
 * @param invoiceDate date of issue
 * @param dueDate the day by which it is to be paid
 * @param total amount with tax
 * @param tax tax in all
 * @param shipping shipping in all; posted as a line of its own
 * @param purchaseOrderExternalId the ERP's id of the purchase order
 * @param memo a note for the bookkeeper
 * @param lines the lines in order
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Bill(
        String reference,
        InvoiceType type,
        String invoiceNumber,
        String vendorExternalId,
        LocalDate invoiceDate,
        @Nullable LocalDate dueDate,
        Money total,
        Money tax,
        Money shipping,
        @Nullable String purchaseOrderExternalId,
        @Nullable String memo,
        List<Line> lines) {
    /** Copies the lines. */
    public Bill {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param description what was delivered
     * @param sku item number
     * @param quantity how many
     * @param unitPrice price of one unit before tax
     * @param amount the line's amount before tax
     * @param accountCode the ERP's account; null for the connector's default
     * @param taxCode the ERP's tax code; null for the connector's default
     * @param purchaseOrderLineExternalId the ERP's id of the order line that it bills
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Line(
            @Nullable String description,
            @Nullable String sku,
            @Nullable BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            Money amount,
            @Nullable String accountCode,
            @Nullable String taxCode,
            @Nullable String purchaseOrderLineExternalId) {}
}
