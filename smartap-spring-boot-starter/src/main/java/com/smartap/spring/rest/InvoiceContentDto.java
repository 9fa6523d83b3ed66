package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        @Nullable String type,
        @Nullable String invoiceNumber,
        @Nullable String invoiceDate,
        @Nullable String dueDate,
        @Nullable String currency,
        @Nullable PartyDto vendor,
        @Nullable PartyDto customer,
        @Nullable String purchaseOrderNumber,
        @Nullable String subtotal,
        @Nullable String taxAmount,
        @Nullable String shipping,
        @Nullable String total,
        @Nullable String amountDue,
        @Nullable String paymentTerms,
        @Nullable List<LineDto> lines) {
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
            @Nullable String description,
            @Nullable String sku,
            @Nullable String quantity,
            @Nullable String unit,
            @Nullable String unitPrice,
            @Nullable String amount,
            @Nullable String accountCode,
            @Nullable String taxCode,
            @Nullable Integer purchaseOrderLine) {
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
