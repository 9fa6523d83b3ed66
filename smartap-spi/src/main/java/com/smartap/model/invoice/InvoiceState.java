package com.smartap.model.invoice;

import com.smartap.spi.Api;

/** Where an invoice stands in its life. The engine's lifecycle table says how it gets from one state to the next. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum InvoiceState {
    /** The document is stored and waits to be read. */
    RECEIVED,
    /** Fields have been read and wait to be checked. */
    EXTRACTED,
    /** A person has to complete or confirm what was read. */
    NEEDS_REVIEW,
    /** Complete, arithmetically right, of a known vendor and not a duplicate. */
    VALIDATED,
    /** Agrees with its purchase order within tolerance. */
    MATCHED,
    /** Has no purchase order, or differs from it beyond tolerance. */
    UNMATCHED,
    /** Waits for one or more approvals. */
    PENDING_APPROVAL,
    /** Waits for a signature that its amount demands. */
    AWAITING_SIGNATURE,
    /** Approved; will be posted to the ERP. */
    APPROVED,
    /** Held by the ERP as a bill. */
    EXPORTED,
    /** In the pool from which payment batches are built. */
    READY_FOR_PAYMENT,
    /** Part of a payment batch. */
    PAYMENT_SCHEDULED,
    /** The bank confirmed the payment. */
    PAID,
    /** Sealed into the archive: the end of a normal life. */
    ARCHIVED,
    /** Refused by a person. */
    REJECTED,
    /** The vendor already has an invoice of this number. */
    DUPLICATE,
    /** Stopped by a person or by a problem that a person has to solve. */
    ON_HOLD,
    /** Withdrawn for good. */
    VOID,
    /** A step failed for good, with a reason; it can be tried again. */
    FAILED;

    /** Whether nothing more happens from here by itself or by anybody. */
    public boolean isFinal() {
        return this == ARCHIVED || this == REJECTED || this == VOID || this == DUPLICATE;
    }
}
