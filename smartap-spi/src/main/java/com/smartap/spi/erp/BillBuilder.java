package com.smartap.spi.erp;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Bill} together. Not thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BillBuilder {
    private String reference;
    private InvoiceType type;
    private String invoiceNumber;
    private String vendorExternalId;
    private LocalDate invoiceDate;
    private @Nullable LocalDate dueDate;
    private Money total;
    private Money tax;
    private Money shipping;
    private @Nullable BigDecimal exchangeRate;
    private @Nullable String purchaseOrderExternalId;
    private @Nullable String memo;
    private @Nullable String attachmentExternalId;
    private Map<String, String> dimensions = Map.of();
    private List<Bill.Line> lines = List.of();

    BillBuilder(
            String reference,
            InvoiceType type,
            String invoiceNumber,
            String vendorExternalId,
            LocalDate invoiceDate,
            Money total) {
        this.reference = reference;
        this.type = type;
        this.invoiceNumber = invoiceNumber;
        this.vendorExternalId = vendorExternalId;
        this.invoiceDate = invoiceDate;
        this.total = total;
        this.tax = Money.zero(total.currency());
        this.shipping = Money.zero(total.currency());
    }

    BillBuilder(Bill bill) {
        this(
                bill.reference(),
                bill.type(),
                bill.invoiceNumber(),
                bill.vendorExternalId(),
                bill.invoiceDate(),
                bill.total());
        this.dueDate = bill.dueDate();
        this.tax = bill.tax();
        this.shipping = bill.shipping();
        this.exchangeRate = bill.exchangeRate();
        this.purchaseOrderExternalId = bill.purchaseOrderExternalId();
        this.memo = bill.memo();
        this.attachmentExternalId = bill.attachmentExternalId();
        this.dimensions = bill.dimensions();
        this.lines = bill.lines();
    }

    /** SmartAP's own id of the invoice. */
    public BillBuilder reference(String value) {
        this.reference = value;
        return this;
    }

    /** Invoice or credit note. */
    public BillBuilder type(InvoiceType value) {
        this.type = value;
        return this;
    }

    /** The vendor's number, in full. */
    public BillBuilder invoiceNumber(String value) {
        this.invoiceNumber = value;
        return this;
    }

    /** The ERP's id of the vendor. */
    public BillBuilder vendor(String externalId) {
        this.vendorExternalId = externalId;
        return this;
    }

    /** Date of issue. */
    public BillBuilder invoiceDate(LocalDate value) {
        this.invoiceDate = value;
        return this;
    }

    /** The day by which it is to be paid. */
    public BillBuilder dueDate(@Nullable LocalDate value) {
        this.dueDate = value;
        return this;
    }

    /** Amount with tax. */
    public BillBuilder total(Money value) {
        this.total = value;
        return this;
    }

    /** Tax in all. */
    public BillBuilder tax(Money value) {
        this.tax = value;
        return this;
    }

    /** Shipping in all. */
    public BillBuilder shipping(Money value) {
        this.shipping = value;
        return this;
    }

    /** The company's own currency for one unit of the bill's. */
    public BillBuilder exchangeRate(@Nullable BigDecimal value) {
        this.exchangeRate = value;
        return this;
    }

    /** The ERP's id of the purchase order. */
    public BillBuilder purchaseOrder(@Nullable String externalId) {
        this.purchaseOrderExternalId = externalId;
        return this;
    }

    /** A note for the bookkeeper. */
    public BillBuilder memo(@Nullable String value) {
        this.memo = value;
        return this;
    }

    /** What {@link AttachmentAhead#upload} answered. */
    public BillBuilder attachment(@Nullable String externalId) {
        this.attachmentExternalId = externalId;
        return this;
    }

    /** Coding of the bill as a whole. */
    public BillBuilder dimensions(Map<String, String> values) {
        this.dimensions = values;
        return this;
    }

    /** The lines in order. */
    public BillBuilder lines(List<Bill.Line> values) {
        this.lines = values;
        return this;
    }

    /** The lines in order. */
    public BillBuilder lines(Bill.Line... values) {
        return lines(List.of(values));
    }

    /** The bill. */
    public Bill build() {
        return new Bill(
                reference,
                type,
                invoiceNumber,
                vendorExternalId,
                invoiceDate,
                dueDate,
                total,
                tax,
                shipping,
                exchangeRate,
                purchaseOrderExternalId,
                memo,
                attachmentExternalId,
                dimensions,
                lines);
    }
}
