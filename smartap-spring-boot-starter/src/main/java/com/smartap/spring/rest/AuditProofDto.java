package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Audit;
import java.util.List;

/** A proof that a record is in the audit log. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"sequence", "entry", "hash", "path", "checkpoint"})
record AuditProofDto(
        @JsonProperty("sequence") long sequence,
        @JsonProperty("entry") String entry,
        @JsonProperty("hash") String hash,
        @JsonProperty("path") List<String> path,
        @JsonProperty("checkpoint") AuditCheckpointDto checkpoint) {
    static AuditProofDto of(Audit.InclusionProof proof) {
        return new AuditProofDto(
                proof.sequence(), proof.entry(), proof.hash(), proof.path(), AuditCheckpointDto.of(proof.checkpoint()));
    }

    /** A proof that the audit log only grew. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"from", "fromRoot", "to", "toRoot", "path"})
    record GrowthDto(
            @JsonProperty("from") long from,
            @JsonProperty("fromRoot") String fromRoot,
            @JsonProperty("to") long to,
            @JsonProperty("toRoot") String toRoot,
            @JsonProperty("path") List<String> path) {
        static GrowthDto of(Audit.ConsistencyProof proof) {
            return new GrowthDto(proof.from(), proof.fromRoot(), proof.to(), proof.toRoot(), proof.path());
        }
    }
}
