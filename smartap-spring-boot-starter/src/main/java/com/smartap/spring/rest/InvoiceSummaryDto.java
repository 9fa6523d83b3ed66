package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
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
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("state") String state,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("type") String type,
        @JsonProperty("invoiceNumber") @Nullable String invoiceNumber,
        @JsonProperty("invoiceDate") @Nullable String invoiceDate,
        @JsonProperty("dueDate") @Nullable String dueDate,
        @JsonProperty("vendorName") @Nullable String vendorName,
        @JsonProperty("vendorId") @Nullable String vendorId,
        @JsonProperty("purchaseOrderNumber") @Nullable String purchaseOrderNumber,
        @JsonProperty("total") @Nullable MoneyDto total,
        @JsonProperty("open") @Nullable MoneyDto open,
        @JsonProperty("matched") @Nullable Boolean matched,
        @JsonProperty("riskScore") @Nullable Integer riskScore,
        @JsonProperty("receivedAt") String receivedAt,
        @JsonProperty("updatedAt") String updatedAt) {
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
