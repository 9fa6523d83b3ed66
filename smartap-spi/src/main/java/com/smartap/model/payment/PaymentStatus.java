package com.smartap.model.payment;

import com.smartap.model.Wire;
import com.smartap.spi.Api;

/** How far a payment has come. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum PaymentStatus implements Wire {
    /** May be put into a batch. */
    READY_FOR_PAYMENT("ready_for_payment"),
    /** Is part of a batch that was not sent yet. */
    PAYMENT_SCHEDULED("payment_scheduled"),
    /** Was handed to the bank, which has not confirmed it. */
    PAYMENT_PROCESSING("payment_processing"),
    /** The bank confirmed it. */
    PAYMENT_COMPLETED("payment_completed"),
    /** The bank refused or returned it. */
    PAYMENT_FAILED("payment_failed"),
    /** It was withdrawn before it was sent. */
    PAYMENT_CANCELLED("payment_cancelled");

    private final String wire;

    PaymentStatus(String wire) {
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
    public static PaymentStatus of(String wire) {
        return Wire.of(PaymentStatus.class, wire);
    }
}
