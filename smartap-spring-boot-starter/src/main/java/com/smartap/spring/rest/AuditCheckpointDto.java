package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Checkpoint;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A signed state of the audit log. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"size", "root", "note", "at", "token"})
record AuditCheckpointDto(
        @JsonProperty("size") long size,
        @JsonProperty("root") String root,
        @JsonProperty("note") String note,
        @JsonProperty("at") String at,
        @JsonProperty("token") @Nullable String token) {
    static AuditCheckpointDto of(Checkpoint checkpoint) {
        byte[] token = checkpoint.token();
        return new AuditCheckpointDto(
                checkpoint.size(),
                checkpoint.root(),
                checkpoint.note(),
                checkpoint.at().toString(),
                token == null ? null : Base64.getEncoder().encodeToString(token));
    }
}
