package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Audit;
import org.jspecify.annotations.Nullable;

/** Whom the audit log is to forget, and why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"person", "reason"})
record AuditErasureDto(
        @JsonProperty("person") @Nullable String person,
        @JsonProperty("reason") @Nullable String reason) {
    /** What an erasure did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"pseudonym", "records"})
    record ResultDto(
            @JsonProperty("pseudonym") String pseudonym,
            @JsonProperty("records") long records) {
        static ResultDto of(Audit.Erasure erasure) {
            return new ResultDto(erasure.pseudonym(), erasure.records());
        }
    }
}
