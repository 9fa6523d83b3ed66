package com.smartap.testkit.archive.azure;

import com.smartap.testkit.archive.cloud.HeldBytes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** One version of a blob. Guarded by the simulator's lock. */
final class AzureVersion {
    final String id;
    final String etag;
    final Map<String, String> metadata = new HashMap<>();
    HeldBytes bytes = HeldBytes.of(ByteString.EMPTY);
    boolean current = true;
    String tier = "Hot";

    @Nullable
    String mode;

    @Nullable
    Instant until;

    boolean legalHold;

    @Nullable
    Instant rehydrated;

    String rehydrateTo = "Hot";

    AzureVersion(String id) {
        this.id = id;
        this.etag = "\"0x%s\"".formatted(id.hashCode());
    }

    boolean isLocked(Instant now) {
        return legalHold || until != null && until.isAfter(now);
    }

    /** A rehydration that is over has moved the blob. */
    void settle(Instant now) {
        if (rehydrated != null && !rehydrated.isAfter(now)) {
            tier = rehydrateTo;
            rehydrated = null;
        }
    }
}
