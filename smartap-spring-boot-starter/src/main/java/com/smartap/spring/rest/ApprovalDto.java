package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Approvals;
import com.smartap.model.approval.Approval;
import org.jspecify.annotations.Nullable;

/** One approval that an invoice needs, or got. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "id",
    "version",
    "invoiceId",
    "invoiceVersion",
    "step",
    "role",
    "amount",
    "decision",
    "decidedBy",
    "comment",
    "requestedAt",
    "decidedAt",
    "signedHash"
})
record ApprovalDto(
        @JsonProperty("id") String id,
        @JsonProperty("version") long version,
        @JsonProperty("invoiceId") String invoiceId,
        @JsonProperty("invoiceVersion") @Nullable Long invoiceVersion,
        @JsonProperty("step") int step,
        @JsonProperty("role") String role,
        @JsonProperty("amount") @Nullable MoneyDto amount,
        @JsonProperty("decision") String decision,
        @JsonProperty("decidedBy") @Nullable String decidedBy,
        @JsonProperty("comment") @Nullable String comment,
        @JsonProperty("requestedAt") String requestedAt,
        @JsonProperty("decidedAt") @Nullable String decidedAt,
        @JsonProperty("signedHash") @Nullable String signedHash) {
    static ApprovalDto of(Approval approval) {
        return new ApprovalDto(
                approval.id().toString(),
                approval.version(),
                approval.invoiceId().toString(),
                approval.invoiceVersion(),
                approval.step(),
                approval.role().name(),
                MoneyDto.of(approval.amount()),
                approval.decision().name(),
                approval.decidedBy(),
                approval.comment(),
                approval.requestedAt().toString(),
                Texts.of(approval.decidedAt()),
                Texts.of(approval.signedHash()));
    }

    /** An open approval with its invoice, whose version a decision has to name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"approval", "invoice"})
    record TaskDto(
            @JsonProperty("approval") ApprovalDto approval,
            @JsonProperty("invoice") InvoiceSummaryDto invoice) {
        static TaskDto of(Approvals.Task task) {
            return new TaskDto(ApprovalDto.of(task.approval()), InvoiceSummaryDto.of(task.invoice()));
        }
    }
}
