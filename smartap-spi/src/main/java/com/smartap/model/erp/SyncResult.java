package com.smartap.model.erp;

import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one synchronisation did.
 *
 * @param connectionId the connection
 * @param entity what was synchronised
 * @param status how it went
 * @param created records that were new
 * @param updated records that had changed
 * @param unchanged records that were known already
 * @param failed records that were refused
 * @param message what went wrong, where something did
 * @param startedAt when it began
 * @param finishedAt when it ended; null while it runs
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SyncResult(
        ErpConnectionId connectionId,
        EntityType entity,
        SyncStatus status,
        int created,
        int updated,
        int unchanged,
        int failed,
        @Nullable String message,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
