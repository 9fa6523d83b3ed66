package com.smartap.spi.archive;

import com.smartap.spi.Api;
import java.time.Instant;

/**
 * Until when nobody may delete an object.
 *
 * @param mode how strictly
 * @param until the end, to the second
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Retention(Mode mode, Instant until) {
    /** Cuts fractions of a second off, which no store keeps. */
    public Retention {
        until = Instant.ofEpochSecond(until.getEpochSecond());
    }

    /** How strictly a store refuses. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Mode {
        /** Those with a special right may delete and shorten. Azure calls it unlocked. */
        GOVERNANCE,
        /** Nobody may delete or shorten, not even the owner of the account. Azure calls it locked. */
        COMPLIANCE
    }
}
