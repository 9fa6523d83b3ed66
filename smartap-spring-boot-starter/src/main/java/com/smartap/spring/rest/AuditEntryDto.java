package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
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
        long sequence,
        String at,
        String actor,
        String actorName,
        String action,
        String entityType,
        String entityId,
        Map<String, String> data,
        String previousHash,
        String hash) {
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
    record VerificationDto(boolean intact, long records, String head, List<String> problems) {
        static VerificationDto of(Audit.Verification verification) {
            return new VerificationDto(
                    verification.intact(), verification.records(), verification.head(), verification.problems());
        }
    }
}
