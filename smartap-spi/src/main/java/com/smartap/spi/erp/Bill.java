package com.smartap.spi.erp;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
 * @param exchangeRate how much of the company's own currency one unit of the bill's currency is worth; null lets the
 *     ERP use its own rate
 * @param purchaseOrderExternalId the ERP's id of the purchase order
 * @param memo a note for the bookkeeper
 * @param attachmentExternalId what {@link AttachmentAhead#upload} answered, for ERPs that want it with the bill
 * @param dimensions coding of the bill as a whole, such as {@code department} or {@code subsidiary}; a connector says
 *     in its {@link ErpConnectorProvider#dimensions} which names it understands
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
        @Nullable BigDecimal exchangeRate,
        @Nullable String purchaseOrderExternalId,
        @Nullable String memo,
        @Nullable String attachmentExternalId,
        Map<String, String> dimensions,
        List<Line> lines) {
    /** Copies the lines and dimensions. */
    public Bill {
        dimensions = Map.copyOf(dimensions);
        lines = List.copyOf(lines);
    }

    /** Begins a bill of one currency without tax, shipping, order, memo, coding and lines. */
    public static BillBuilder of(
            String reference,
            InvoiceType type,
            String invoiceNumber,
            String vendorExternalId,
            LocalDate invoiceDate,
            Money total) {
        return new BillBuilder(reference, type, invoiceNumber, vendorExternalId, invoiceDate, total);
    }

    /** Begins a bill that is like this one. */
    public BillBuilder toBuilder() {
        return new BillBuilder(this);
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
     * @param dimensions coding beside account and tax, such as {@code class}, {@code costCenter} or {@code project}
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
            @Nullable String purchaseOrderLineExternalId,
            Map<String, String> dimensions) {
        /** Copies the dimensions. */
        public Line {
            dimensions = Map.copyOf(dimensions);
        }

        /** A line of an amount and its account. */
        public static Line of(String description, Money amount, @Nullable String accountCode) {
            return new Line(description, null, null, null, amount, accountCode, null, null, Map.of());
        }
    }
}
