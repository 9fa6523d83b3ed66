package com.smartap.testkit.archive.s3;

import com.smartap.testkit.archive.cloud.HeldBytes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One version of an object, or a marker that it was deleted. Guarded by the simulator's lock. */
final class S3Version {
    final String id;
    final boolean marker;
    final Instant modified;
    final Map<String, String> metadata = new HashMap<>();
    HeldBytes bytes = HeldBytes.of(ByteString.EMPTY);
    String etag = "";
    String checksum = "";
    String storageClass = "STANDARD";

    @Nullable
    String lockMode;

    @Nullable
    Instant lockedUntil;

    boolean legalHold;

    @Nullable
    Instant restoreReady;

    @Nullable
    Instant restoredUntil;

    S3Version(String id, boolean marker, Instant modified) {
        this.id = id;
        this.marker = marker;
        this.modified = modified;
    }

    boolean isLocked(Instant now, boolean bypass) {
        boolean retained = lockMode != null
                && lockedUntil != null
                && lockedUntil.isAfter(now)
                && !(bypass && lockMode.equals("GOVERNANCE"));
        return legalHold || retained;
    }

    boolean isOffline(Instant now) {
        boolean archived = storageClass.equals("GLACIER") || storageClass.equals("DEEP_ARCHIVE");
        boolean copy = restoreReady != null
                && !restoreReady.isAfter(now)
                && restoredUntil != null
                && restoredUntil.isAfter(now);
        return archived && !copy;
    }
}
