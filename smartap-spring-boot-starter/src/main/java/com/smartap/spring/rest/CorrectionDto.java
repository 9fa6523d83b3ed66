package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** What a person says an invoice says, and the vendor that they chose. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"content", "vendorId"})
record CorrectionDto(
        @JsonProperty("content") @Nullable InvoiceContentDto content,
        @JsonProperty("vendorId") @Nullable String vendorId) {}
