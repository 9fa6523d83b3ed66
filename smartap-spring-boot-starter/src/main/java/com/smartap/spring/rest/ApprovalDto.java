package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    "decidedAt"
})
record ApprovalDto(
        String id,
        long version,
        String invoiceId,
        @Nullable Long invoiceVersion,
        int step,
        String role,
        @Nullable MoneyDto amount,
        String decision,
        @Nullable String decidedBy,
        @Nullable String comment,
        String requestedAt,
        @Nullable String decidedAt) {
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
                Texts.of(approval.decidedAt()));
    }

    /** An open approval with its invoice, whose version a decision has to name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"approval", "invoice"})
    record TaskDto(ApprovalDto approval, InvoiceSummaryDto invoice) {
        static TaskDto of(Approvals.Task task) {
            return new TaskDto(ApprovalDto.of(task.approval()), InvoiceSummaryDto.of(task.invoice()));
        }
    }
}
