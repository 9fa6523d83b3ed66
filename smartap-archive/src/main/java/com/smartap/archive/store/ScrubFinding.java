package com.smartap.archive.store;

import com.smartap.spi.Api;

/**
 * Something that a scrub found.
 *
 * @param kind what
 * @param object the hash, or the name of what is no document
 * @param store where
 * @param healed whether it is well again, proven by reading it once more
 * @param detail why not, or what was seen; one sentence
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ScrubFinding(Kind kind, String object, String store, boolean healed, String detail) {
    /** What can be wrong. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Kind {
        /** The bytes are not what the hash says. */
        DAMAGED,
        /** The other store has it, or it was expected, and it is not there. */
        MISSING,
        /** Somebody deleted or covered it; its bytes are still there below. */
        HIDDEN,
        /** It lies in a tier that has to be asked first, so its bytes were not proven. */
        ARCHIVED,
        /** The store did not give it out, so its bytes were not proven. */
        UNREADABLE,
        /** A thing that the store did not put there. */
        STRANGER
    }

    /** Whether a person or another scrub has to do something about it. */
    public boolean isOpen() {
        return !healed && kind != Kind.ARCHIVED && kind != Kind.STRANGER;
    }
}
