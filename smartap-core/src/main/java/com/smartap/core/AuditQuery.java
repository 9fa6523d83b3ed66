package com.smartap.core;

import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which records of the audit log are wanted; what is null does not matter.
 *
 * @param entityId the id of an invoice, document, vendor, batch, …
 * @param person the id of who acted
 * @param from not earlier
 * @param to earlier
 * @param action such as {@code invoice.approved}
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record AuditQuery(
        @Nullable String entityId,
        @Nullable String person,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String action) {
    /** All records. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);

    /** Records about one thing. */
    public static AuditQuery about(String entityId) {
        return new AuditQuery(entityId, null, null, null, null);
    }

    /** Records of what one person did. */
    public static AuditQuery by(String person) {
        return new AuditQuery(null, person, null, null, null);
    }
}
