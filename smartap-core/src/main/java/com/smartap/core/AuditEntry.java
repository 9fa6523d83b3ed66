package com.smartap.core;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Map;

/**
 * One record of the audit log. Its hash covers all of it and the hash of the record before.
 *
 * @param sequence counts the tenant's records from 1, without gaps
 * @param at when it was recorded
 * @param actor the id of who did it
 * @param actorName the name of who did it, as it was then
 * @param action such as {@code invoice.approved}
 * @param entityType such as {@code invoice}
 * @param entityId the id of what it was done to
 * @param data what was decided upon, as text values; never secrets or account numbers
 * @param previousHash the hash of the record before, 64 zeros for the first
 * @param hash SHA-256 of the canonical record
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String actorName,
        String action,
        String entityType,
        String entityId,
        Map<String, String> data,
        String previousHash,
        String hash) {
    /** Copies the data. */
    public AuditEntry {
        data = Map.copyOf(data);
    }
}
