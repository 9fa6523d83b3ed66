package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Payments;
import org.jspecify.annotations.Nullable;

/** Something about a batch, or about the payment of one of its invoices. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"invoiceId", "invoiceNumber", "field", "message"})
record FindingDto(
        @JsonProperty("invoiceId") @Nullable String invoiceId,
        @JsonProperty("invoiceNumber") @Nullable String invoiceNumber,
        @JsonProperty("field") String field,
        @JsonProperty("message") String message) {
    static FindingDto of(Payments.Finding finding) {
        return new FindingDto(Texts.of(finding.invoice()), finding.invoiceNumber(), finding.field(), finding.message());
    }
}
