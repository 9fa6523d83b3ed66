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
}
