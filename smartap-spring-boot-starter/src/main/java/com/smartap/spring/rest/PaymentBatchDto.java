package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Payments;
import com.smartap.model.ContentHash;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.PaymentBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment batch. Lists and actions leave the payments out, of which there may be 10,000. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "number",
    "state",
    "format",
    "executionDate",
    "total",
    "count",
    "payments",
    "contentHash",
    "createdBy",
    "createdAt",
    "releasedBy",
    "releasedAt",
    "fileId",
    "bankReference",
    "reason",
    "sameDay",
    "bankStatus"
})
record PaymentBatchDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("number") String number,
        @JsonProperty("state") String state,
        @JsonProperty("format") String format,
        @JsonProperty("executionDate") String executionDate,
        @JsonProperty("total") @Nullable MoneyDto total,
        @JsonProperty("count") int count,
        @JsonProperty("payments") @Nullable List<PaymentDto> payments,
        @JsonProperty("contentHash") String contentHash,
        @JsonProperty("createdBy") String createdBy,
        @JsonProperty("createdAt") String createdAt,
        @JsonProperty("releasedBy") @Nullable String releasedBy,
        @JsonProperty("releasedAt") @Nullable String releasedAt,
        @JsonProperty("fileId") @Nullable String fileId,
        @JsonProperty("bankReference") @Nullable String bankReference,
        @JsonProperty("reason") @Nullable String reason,
        @JsonProperty("sameDay") boolean sameDay,
        @JsonProperty("bankStatus") @Nullable String bankStatus) {
    static PaymentBatchDto summary(PaymentBatch batch) {
        return of(batch, null);
    }

    static PaymentBatchDto full(PaymentBatch batch) {
        return of(batch, batch.payments().stream().map(PaymentDto::of).toList());
    }

    private static PaymentBatchDto of(PaymentBatch batch, @Nullable List<PaymentDto> payments) {
        return new PaymentBatchDto(
                batch.id().toString(),
                batch.version(),
                batch.number(),
                batch.state().name(),
                batch.format(),
                batch.executionDate().toString(),
                MoneyDto.of(batch.total()),
                batch.payments().size(),
                payments,
                batch.contentHash().toString(),
                batch.createdBy(),
                batch.createdAt().toString(),
                batch.releasedBy(),
                Texts.of(batch.releasedAt()),
                Texts.of(batch.fileId()),
                batch.bankReference(),
                batch.reason(),
                batch.sameDay(),
                batch.bankStatus());
    }

    /** A batch to be built. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"invoices", "executionDate", "format", "sameDay"})
    record NewDto(
            @JsonProperty("invoices") @Nullable List<String> invoices,
            @JsonProperty("executionDate") @Nullable String executionDate,
            @JsonProperty("format") @Nullable String format,
            @JsonProperty("sameDay") @Nullable Boolean sameDay) {
        Payments.NewBatch toBatch() {
            return new Payments.NewBatch(
                    toInvoices(), Fields.date("executionDate", executionDate), format, Boolean.TRUE.equals(sameDay));
        }

        private List<InvoiceId> toInvoices() {
            List<String> sent = Fields.required("invoices", invoices);
            List<InvoiceId> read = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                String field = "invoices[%d]".formatted(i);
                read.add(Fields.required(field, Fields.id(field, sent.get(i), InvoiceId::of)));
            }
            return read;
        }
    }

    /** What a batch would come to; nothing of it is kept. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"format", "executionDate", "count", "total", "problems", "notes"})
    record PreviewDto(
            @JsonProperty("format") String format,
            @JsonProperty("executionDate") String executionDate,
            @JsonProperty("count") int count,
            @JsonProperty("total") @Nullable MoneyDto total,
            @JsonProperty("problems") List<FindingDto> problems,
            @JsonProperty("notes") List<FindingDto> notes) {
        static PreviewDto of(Payments.Preview preview) {
            return new PreviewDto(
                    preview.format(),
                    preview.executionDate().toString(),
                    preview.payments(),
                    MoneyDto.of(preview.total()),
                    preview.problems().stream().map(FindingDto::of).toList(),
                    preview.notes().stream().map(FindingDto::of).toList());
        }
    }

    /** What the batch's file says otherwise than its payments, as it was when somebody built it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"by", "at", "notes"})
    record NotesDto(
            @JsonProperty("by") String by,
            @JsonProperty("at") String at,
            @JsonProperty("notes") List<FindingDto> notes) {
        static NotesDto of(Payments.Notes notes) {
            return new NotesDto(
                    notes.by(),
                    notes.at().toString(),
                    notes.notes().stream().map(FindingDto::of).toList());
        }
    }

    /** The content that a person agrees to. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("contentHash")
    record ReleaseDto(@JsonProperty("contentHash") @Nullable String contentHash) {
        ContentHash toHash() {
            String sent = Fields.required("contentHash", contentHash);
            return Fields.checked("contentHash", () -> new ContentHash(sent));
        }
    }

    /** Who took a file that was sent by hand. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("bankReference")
    record HandOverDto(
            @JsonProperty("bankReference") @Nullable String bankReference) {}
}
