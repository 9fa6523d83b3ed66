package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Audit;
import com.smartap.spi.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** Records that were taken out of the database. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"first", "last", "document"})
record AuditSegmentDto(
        @JsonProperty("first") long first,
        @JsonProperty("last") long last,
        @JsonProperty("document") String document) {
    static AuditSegmentDto of(Audit.Segment segment) {
        return new AuditSegmentDto(segment.first(), segment.last(), segment.document());
    }

    /** Which records are to be taken out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("upTo")
    record RequestDto(@JsonProperty("upTo") @Nullable Long upTo) {
        long required() {
            if (upTo == null || upTo < 1) {
                throw new InvalidRequestException("upTo", "upTo (%s) must be a record of the log".formatted(upTo));
            }
            return upTo;
        }
    }
}
