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

    /** Whether this is as strict and as long as another one. */
    public boolean covers(Retention other) {
        return mode.compareTo(other.mode) >= 0 && !until.isBefore(other.until);
    }

    /** The stricter of both modes until the later of both ends. */
    public Retention and(Retention other) {
        return new Retention(
                mode.compareTo(other.mode) >= 0 ? mode : other.mode, until.isBefore(other.until) ? other.until : until);
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
