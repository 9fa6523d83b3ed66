package com.smartap.model.event;

import com.smartap.model.Wire;
import com.smartap.spi.Api;

/** The event types whose names are fixed; subscribers may rely on them. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum EventType implements Wire {
    /** An invoice was entered and its document stored. */
    INVOICE_UPLOADED("invoice.uploaded"),
    /** Its fields were read. */
    INVOICE_PROCESSED("invoice.processed"),
    /** All approvals that it needs were given. */
    INVOICE_APPROVED("invoice.approved"),
    /** A person refused it. */
    INVOICE_REJECTED("invoice.rejected"),
    /** The bank confirmed its payment. */
    INVOICE_PAID("invoice.paid"),
    /** Something about it is suspicious. */
    RISK_DETECTED("risk.detected"),
    /** It waits for an approval. */
    APPROVAL_REQUIRED("approval.required"),
    /** A signature was asked for. */
    ESIGN_REQUESTED("esign.requested"),
    /** Everybody has signed. */
    ESIGN_COMPLETED("esign.completed"),
    /** A payment batch was released for hand-over to the bank. */
    PAYMENT_INITIATED("payment.initiated"),
    /** The bank confirmed a payment. */
    PAYMENT_COMPLETED("payment.completed");

    private final String wire;

    EventType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    public static EventType of(String wire) {
        return Wire.of(EventType.class, wire);
    }
}
