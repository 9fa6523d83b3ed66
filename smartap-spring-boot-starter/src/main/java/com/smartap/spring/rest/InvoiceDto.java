package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.LearnedUse;
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
    "sealedDocumentId",
    "part",
    "learned"
})
record InvoiceDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("state") String state,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("content") InvoiceContentDto content,
        @JsonProperty("readings") Map<String, ReadingDto> readings,
        @JsonProperty("warnings") List<String> warnings,
        @JsonProperty("problems") List<String> problems,
        @JsonProperty("documentId") String documentId,
        @JsonProperty("vendorId") @Nullable String vendorId,
        @JsonProperty("purchaseOrderId") @Nullable String purchaseOrderId,
        @JsonProperty("match") @Nullable MatchDto match,
        @JsonProperty("risk") @Nullable RiskDto risk,
        @JsonProperty("total") @Nullable MoneyDto total,
        @JsonProperty("open") @Nullable MoneyDto open,
        @JsonProperty("revision") int revision,
        @JsonProperty("submittedBy") String submittedBy,
        @JsonProperty("receivedAt") String receivedAt,
        @JsonProperty("updatedAt") String updatedAt,
        @JsonProperty("billId") @Nullable String billId,
        @JsonProperty("sealedDocumentId") @Nullable String sealedDocumentId,
        @JsonProperty("part") @Nullable PartDto part,
        @JsonProperty("learned") @Nullable LearnedDto learned) {
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
                Texts.of(invoice.sealedDocumentId()),
                PartDto.of(invoice.part()),
                LearnedDto.of(invoice.learned()));
    }

    /** Which part of its document an invoice is; pages are 0 where the document has none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"number", "of", "where", "firstPage", "lastPage"})
    record PartDto(
            @JsonProperty("number") int number,
            @JsonProperty("of") int of,
            @JsonProperty("where") String where,
            @JsonProperty("firstPage") int firstPage,
            @JsonProperty("lastPage") int lastPage) {
        static @Nullable PartDto of(@Nullable DocumentPart part) {
            return part == null
                    ? null
                    : new PartDto(part.number(), part.of(), part.where(), part.firstPage(), part.lastPage());
        }
    }

    /** Which learned version was used to read an invoice, and which fields it gave or changed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"vendorId", "version", "fields"})
    record LearnedDto(
            @JsonProperty("vendorId") String vendorId,
            @JsonProperty("version") int version,
            @JsonProperty("fields") List<String> fields) {
        static @Nullable LearnedDto of(@Nullable LearnedUse use) {
            return use == null
                    ? null
                    : new LearnedDto(
                            use.vendorId().toString(),
                            use.version(),
                            use.fields().stream().map(InvoiceField::wire).toList());
        }
    }
}
