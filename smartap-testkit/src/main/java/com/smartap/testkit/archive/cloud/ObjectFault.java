package com.smartap.testkit.archive.cloud;

import com.smartap.spi.Api;

/**
 * What a simulated object store can be told to do wrong, beyond {@link com.smartap.testkit.twin.Misbehaviour}. Those named
 * NEXT happen once.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum ObjectFault {
    /** One byte of the next object that is read is another one; its checksum header stays. */
    CORRUPT_NEXT_BODY,
    /** The next object that is read breaks off in its middle. */
    CUT_NEXT_BODY,
    /** The next write is refused with a conflict that passes (S3 {@code ConditionalRequestConflict}). It takes no effect. */
    CONFLICT_NEXT,
    /** The next upload in parts is answered with 200 and an error in its body. It takes no effect. */
    LATE_ERROR_NEXT,
    /** Locks are accepted and shown, and everything can be deleted all the same, until told to behave. */
    PRETEND_LOCKS,
    /** Locks are accepted and forgotten, until told to behave. */
    FORGET_LOCKS,
    /** Retention can be shortened, until told to behave. */
    SHORTEN_LOCKS,
    /** A deletion is refused, but the bytes are gone, until told to behave. */
    LOSE_WHAT_IS_LOCKED,
    /** The caller lacks the right to delete, until told to behave. */
    DENY_DELETIONS,
    /** Conditions on writes are ignored, as older servers do, until told to behave. */
    IGNORE_CONDITIONS
}
