package com.smartap.core.internal.lifecycle;

/** What makes an invoice change its state. */
public enum Trigger {
    /** Its fields were read. */
    READ,
    /** It is complete, right, of a known vendor and new. */
    VALID,
    /** Something is missing, wrong or uncertain. */
    INCOMPLETE,
    /** The vendor already has an invoice of this number. */
    DUPLICATE_FOUND,
    /** It agrees with its purchase order. */
    MATCHED,
    /** It does not agree with its purchase order, or has none. */
    UNMATCHED,
    /** Approvals were asked for. */
    ROUTED,
    /** A person changed or confirmed its content. */
    CORRECTED,
    /** A person refused it. */
    REJECTED,
    /** A person wants it looked at again. */
    RESUBMITTED,
    /** All approvals were given. */
    APPROVED,
    /** All approvals were given, and it has to be signed as well. */
    SIGNATURE_REQUIRED,
    /** Everybody signed, and the signed document counts. */
    SIGNED,
    /** Somebody refused to sign. */
    SIGNATURE_REFUSED,
    /** Nobody signs any more: the time ran out, or it was cancelled. */
    SIGNATURE_LAPSED,
    /** The ERP holds it as a bill. */
    POSTED,
    /** It may be paid. */
    RELEASED_FOR_PAYMENT,
    /** It became part of a payment batch. */
    SCHEDULED,
    /** Its batch was cancelled before anything was sent. */
    UNSCHEDULED,
    /** The bank confirmed its payment. */
    PAID,
    /** The bank refused its payment. */
    PAYMENT_REFUSED,
    /** The bank returned its payment after it had confirmed it. */
    PAYMENT_RETURNED,
    /** It was sealed into the archive. */
    SEALED,
    /** A person stopped it. */
    HELD,
    /** A person let it go on. */
    LET_GO,
    /** A step failed for good. */
    STEP_FAILED,
    /** A person wants the failed step tried again. */
    RETRIED,
    /** A person withdrew it for good. */
    WITHDRAWN
}
