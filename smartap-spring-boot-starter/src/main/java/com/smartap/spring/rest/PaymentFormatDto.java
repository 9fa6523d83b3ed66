package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Payments;
import java.util.Map;

/** A payment format with the options that it is configured with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "mediaType", "fileExtension", "standard", "report", "options"})
record PaymentFormatDto(
        @JsonProperty("id") String id,
        @JsonProperty("mediaType") String mediaType,
        @JsonProperty("fileExtension") String fileExtension,
        @JsonProperty("standard") boolean standard,
        @JsonProperty("report") boolean report,
        @JsonProperty("options") Map<String, String> options) {
    static PaymentFormatDto of(Payments.Format format) {
        return new PaymentFormatDto(
                format.id(),
                format.mediaType(),
                format.fileExtension(),
                format.standard(),
                format.report(),
                Texts.sorted(format.options()));
    }
}
