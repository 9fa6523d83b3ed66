package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an invoice says. Amounts are plain decimal text in the invoice's currency. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "type",
    "invoiceNumber",
    "invoiceDate",
    "dueDate",
    "currency",
    "vendor",
    "customer",
    "purchaseOrderNumber",
    "subtotal",
    "taxAmount",
    "shipping",
    "total",
    "amountDue",
    "paymentTerms",
    "lines"
})
record InvoiceContentDto(
        @JsonProperty("type") @Nullable String type,
        @JsonProperty("invoiceNumber") @Nullable String invoiceNumber,
        @JsonProperty("invoiceDate") @Nullable String invoiceDate,
        @JsonProperty("dueDate") @Nullable String dueDate,
        @JsonProperty("currency") @Nullable String currency,
        @JsonProperty("vendor") @Nullable PartyDto vendor,
        @JsonProperty("customer") @Nullable PartyDto customer,
        @JsonProperty("purchaseOrderNumber") @Nullable String purchaseOrderNumber,
        @JsonProperty("subtotal") @Nullable String subtotal,
        @JsonProperty("taxAmount") @Nullable String taxAmount,
        @JsonProperty("shipping") @Nullable String shipping,
        @JsonProperty("total") @Nullable String total,
        @JsonProperty("amountDue") @Nullable String amountDue,
        @JsonProperty("paymentTerms") @Nullable String paymentTerms,
        @JsonProperty("lines") @Nullable List<LineDto> lines) {
    static InvoiceContentDto of(InvoiceContent content) {
        return new InvoiceContentDto(
                content.type().name(),
                content.invoiceNumber(),
                Texts.of(content.invoiceDate()),
                Texts.of(content.dueDate()),
                Texts.code(content.currency()),
                PartyDto.of(content.vendor()),
                PartyDto.of(content.customer()),
                content.purchaseOrderNumber(),
                Texts.plain(content.subtotal()),
                Texts.plain(content.taxAmount()),
                Texts.plain(content.shipping()),
                Texts.plain(content.total()),
                Texts.plain(content.amountDue()),
                content.paymentTerms(),
                content.lines().stream().map(LineDto::of).toList());
    }

    /**
     * The content.
     *
     * @param stored what the invoice says so far; masked account numbers are taken from it
     */
    InvoiceContent toContent(InvoiceContent stored) {
        List<InvoiceLine> read = new ArrayList<>();
        List<LineDto> sent = Fields.list(lines);
        for (int i = 0; i < sent.size(); i++) {
            String field = "content.lines[%d]".formatted(i);
            read.add(Fields.required(field, sent.get(i)).toLine(field));
        }
        return InvoiceContent.builder()
                .type(type == null ? InvoiceType.INVOICE : Fields.constant("content.type", type, InvoiceType.class))
                .invoiceNumber(invoiceNumber)
                .invoiceDate(Fields.date("content.invoiceDate", invoiceDate))
                .dueDate(Fields.date("content.dueDate", dueDate))
                .currency(Fields.currency("content.currency", currency))
                .vendor(PartyDto.toParty("content.vendor", vendor, stored.vendor()))
                .customer(PartyDto.toParty("content.customer", customer, stored.customer()))
                .purchaseOrderNumber(purchaseOrderNumber)
                .subtotal(Fields.decimal("content.subtotal", subtotal))
                .taxAmount(Fields.decimal("content.taxAmount", taxAmount))
                .shipping(Fields.decimal("content.shipping", shipping))
                .total(Fields.decimal("content.total", total))
                .amountDue(Fields.decimal("content.amountDue", amountDue))
                .paymentTerms(paymentTerms)
                .lines(read)
                .build();
    }

    /** One line. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({
        "description",
        "sku",
        "quantity",
        "unit",
        "unitPrice",
        "amount",
        "accountCode",
        "taxCode",
        "purchaseOrderLine"
    })
    record LineDto(
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("sku") @Nullable String sku,
            @JsonProperty("quantity") @Nullable String quantity,
            @JsonProperty("unit") @Nullable String unit,
            @JsonProperty("unitPrice") @Nullable String unitPrice,
            @JsonProperty("amount") @Nullable String amount,
            @JsonProperty("accountCode") @Nullable String accountCode,
            @JsonProperty("taxCode") @Nullable String taxCode,
            @JsonProperty("purchaseOrderLine") @Nullable Integer purchaseOrderLine) {
        static LineDto of(InvoiceLine line) {
            return new LineDto(
                    line.description(),
                    line.sku(),
                    Texts.plain(line.quantity()),
                    line.unit(),
                    Texts.plain(line.unitPrice()),
                    Texts.plain(line.amount()),
                    line.accountCode(),
                    line.taxCode(),
                    line.purchaseOrderLine());
        }

        InvoiceLine toLine(String field) {
            return new InvoiceLine(
                    description,
                    sku,
                    Fields.decimal(field + ".quantity", quantity),
                    unit,
                    Fields.decimal(field + ".unitPrice", unitPrice),
                    Fields.decimal(field + ".amount", amount),
                    accountCode,
                    taxCode,
                    purchaseOrderLine);
        }
    }
}
