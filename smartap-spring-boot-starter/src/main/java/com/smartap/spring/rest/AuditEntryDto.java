package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.core.Audit;
import com.smartap.core.AuditEntry;
import java.util.List;
import java.util.Map;

/** One record of the audit log. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"sequence", "at", "actor", "actorName", "action", "entityType", "entityId", "data", "hash"})
record AuditEntryDto(
        @JsonProperty("sequence") long sequence,
        @JsonProperty("at") String at,
        @JsonProperty("actor") String actor,
        @JsonProperty("actorName") String actorName,
        @JsonProperty("action") String action,
        @JsonProperty("entityType") String entityType,
        @JsonProperty("entityId") String entityId,
        @JsonProperty("data") Map<String, String> data,
        @JsonProperty("hash") String hash) {
    static AuditEntryDto of(AuditEntry entry) {
        return new AuditEntryDto(
                entry.sequence(),
                entry.at().toString(),
                entry.actor(),
                entry.actorName(),
                entry.action(),
                entry.entityType(),
                entry.entityId(),
                Texts.sorted(entry.data()),
                entry.hash());
    }

    /** What a verification of the whole log found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"intact", "complete", "ordered", "records", "root", "checkpoints", "problems"})
    record VerificationDto(
            @JsonProperty("intact") boolean intact,
            @JsonProperty("complete") boolean complete,
            @JsonProperty("ordered") boolean ordered,
            @JsonProperty("records") long records,
            @JsonProperty("root") String root,
            @JsonProperty("checkpoints") int checkpoints,
            @JsonProperty("problems") List<String> problems) {
        static VerificationDto of(Audit.Verification found) {
            return new VerificationDto(
                    found.intact(),
                    found.complete(),
                    found.ordered(),
                    found.records(),
                    found.root(),
                    found.checkpoints(),
                    found.problems());
        }
    }
}
