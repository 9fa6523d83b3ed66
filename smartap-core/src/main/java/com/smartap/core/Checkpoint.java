package com.smartap.core;

import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed state of a tenant's audit log. Whoever has kept it can tell later whether any of the first {@code size} records
 * was changed, left out or put in.
 *
 * @param size the number of records
 * @param root the hash of the tree over them, in lower-case hexadecimal
 * @param note the signed note (C2SP tlog-checkpoint): origin, size, root, signature
 * @param at when it was signed
 * @param token an RFC 3161 time-stamp token over the note, DER; null if there is none (yet)
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out
public record Checkpoint(long size, String root, String note, Instant at, byte @Nullable [] token) {
    /** Copies the token. */
    public Checkpoint {
        token = token == null ? null : token.clone();
    }

    @Override
    public byte @Nullable [] token() {
        return token == null ? null : token.clone();
    }
}
