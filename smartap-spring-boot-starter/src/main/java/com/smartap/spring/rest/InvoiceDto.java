package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.invoice.Invoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invoice with everything that is known of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "state",
    "reason",
    "content",
    "readings",
    "warnings",
    "problems",
    "documentId",
    "vendorId",
    "purchaseOrderId",
    "match",
    "risk",
    "total",
    "open",
    "revision",
    "submittedBy",
    "receivedAt",
    "updatedAt",
    "billId",
    "sealedDocumentId"
})
record InvoiceDto(
        String id,
        long version,
        String state,
        @Nullable String reason,
        InvoiceContentDto content,
        Map<String, ReadingDto> readings,
        List<String> warnings,
        List<String> problems,
        String documentId,
        @Nullable String vendorId,
        @Nullable String purchaseOrderId,
        @Nullable MatchDto match,
        @Nullable RiskDto risk,
        @Nullable MoneyDto total,
        @Nullable MoneyDto open,
        int revision,
        String submittedBy,
        String receivedAt,
        String updatedAt,
        @Nullable String billId,
        @Nullable String sealedDocumentId) {
    static InvoiceDto of(Invoice invoice) {
        return new InvoiceDto(
                invoice.id().toString(),
                invoice.version(),
                invoice.state().name(),
                invoice.reason(),
                InvoiceContentDto.of(invoice.content()),
                ReadingDto.of(invoice.readings()),
                invoice.warnings(),
                invoice.problems(),
                invoice.documentId().toString(),
                Texts.of(invoice.vendorId()),
                Texts.of(invoice.purchaseOrderId()),
                MatchDto.of(invoice.match()),
                RiskDto.of(invoice.risk()),
                MoneyDto.of(invoice.total()),
                MoneyDto.of(invoice.open()),
                invoice.revision(),
                invoice.submittedBy(),
                invoice.receivedAt().toString(),
                invoice.updatedAt().toString(),
                invoice.billId(),
                Texts.of(invoice.sealedDocumentId()));
    }
}
