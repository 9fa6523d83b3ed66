package com.smartap.core;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Map;

/**
 * One record of the audit log.
 *
 * @param sequence counts the tenant's records from 1, without gaps; its leaf in the tree is one less
 * @param at when it was recorded
 * @param actor the id of who did it; {@code person:…} once that person was erased
 * @param actorName the name of who did it, as it was then
 * @param action such as {@code invoice.approved}
 * @param entityType such as {@code invoice}
 * @param entityId the id of what it was done to
 * @param data what was decided upon, as text values; never secrets or account numbers
 * @param hash the hash of the record's leaf (RFC 6962), in lower-case hexadecimal
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
        String hash) {
    /** Copies the data. */
    public AuditEntry {
        data = Map.copyOf(data);
    }
}
