package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Approvals;
import com.smartap.model.approval.ApprovalId;
import com.smartap.spi.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several approvals to be given at once. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"choices", "comment"})
record BulkApprovalDto(
        @JsonProperty("choices") @Nullable List<ChoiceDto> choices,
        @JsonProperty("comment") @Nullable String comment) {
    /** As many as a person can have looked at. */
    static final int MAX = 500;

    List<Approvals.Choice> toChoices() {
        List<ChoiceDto> sent = Fields.required("choices", choices);
        if (sent.isEmpty() || sent.size() > MAX) {
            throw new InvalidRequestException("choices", "choices (%d) must be 1 to %d".formatted(sent.size(), MAX));
        }
        List<Approvals.Choice> read = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String field = "choices[%d]".formatted(i);
            ChoiceDto choice = Fields.required(field, sent.get(i));
            ApprovalId id = Fields.id(field + ".id", Fields.required(field + ".id", choice.id()), ApprovalId::of);
            read.add(new Approvals.Choice(
                    Fields.required(field + ".id", id),
                    Fields.required(field + ".invoiceVersion", choice.invoiceVersion())));
        }
        return read;
    }

    /** One approval, and the version of the invoice that the person saw. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "invoiceVersion"})
    record ChoiceDto(
            @JsonProperty("id") @Nullable String id,
            @JsonProperty("invoiceVersion") @Nullable Long invoiceVersion) {}

    /** What came of one of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "approved", "code", "detail"})
    record OutcomeDto(
            @JsonProperty("id") String id,
            @JsonProperty("approved") boolean approved,
            @JsonProperty("code") @Nullable String code,
            @JsonProperty("detail") @Nullable String detail) {
        static OutcomeDto of(Approvals.BulkOutcome outcome) {
            return new OutcomeDto(
                    outcome.id().toString(),
                    outcome.approved(),
                    outcome.error() == null ? null : outcome.error().name(),
                    outcome.message());
        }
    }
}
