package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import org.jspecify.annotations.Nullable;

/** An invoice as lists show it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "state",
    "reason",
    "type",
    "invoiceNumber",
    "invoiceDate",
    "dueDate",
    "vendorName",
    "vendorId",
    "purchaseOrderNumber",
    "total",
    "open",
    "matched",
    "riskScore",
    "receivedAt",
    "updatedAt"
})
record InvoiceSummaryDto(
        String id,
        long version,
        String state,
        @Nullable String reason,
        String type,
        @Nullable String invoiceNumber,
        @Nullable String invoiceDate,
        @Nullable String dueDate,
        @Nullable String vendorName,
        @Nullable String vendorId,
        @Nullable String purchaseOrderNumber,
        @Nullable MoneyDto total,
        @Nullable MoneyDto open,
        @Nullable Boolean matched,
        @Nullable Integer riskScore,
        String receivedAt,
        String updatedAt) {
    static InvoiceSummaryDto of(Invoice invoice) {
        InvoiceContent content = invoice.content();
        return new InvoiceSummaryDto(
                invoice.id().toString(),
                invoice.version(),
                invoice.state().name(),
                invoice.reason(),
                content.type().name(),
                content.invoiceNumber(),
                Texts.of(content.invoiceDate()),
                Texts.of(content.dueDate()),
                content.vendor().name(),
                Texts.of(invoice.vendorId()),
                content.purchaseOrderNumber(),
                MoneyDto.of(invoice.total()),
                MoneyDto.of(invoice.open()),
                invoice.match() == null ? null : invoice.match().matched(),
                invoice.risk() == null ? null : invoice.risk().score(),
                invoice.receivedAt().toString(),
                invoice.updatedAt().toString());
    }
}
