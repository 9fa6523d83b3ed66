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
@JsonPropertyOrder({
    "sequence",
    "at",
    "actor",
    "actorName",
    "action",
    "entityType",
    "entityId",
    "data",
    "previousHash",
    "hash"
})
record AuditEntryDto(
        @JsonProperty("sequence") long sequence,
        @JsonProperty("at") String at,
        @JsonProperty("actor") String actor,
        @JsonProperty("actorName") String actorName,
        @JsonProperty("action") String action,
        @JsonProperty("entityType") String entityType,
        @JsonProperty("entityId") String entityId,
        @JsonProperty("data") Map<String, String> data,
        @JsonProperty("previousHash") String previousHash,
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
                entry.previousHash(),
                entry.hash());
    }

    /** What a verification of the whole chain found. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"intact", "records", "head", "problems"})
    record VerificationDto(
            @JsonProperty("intact") boolean intact,
            @JsonProperty("records") long records,
            @JsonProperty("head") String head,
            @JsonProperty("problems") List<String> problems) {
        static VerificationDto of(Audit.Verification verification) {
            return new VerificationDto(
                    verification.intact(), verification.records(), verification.head(), verification.problems());
        }
    }
}
