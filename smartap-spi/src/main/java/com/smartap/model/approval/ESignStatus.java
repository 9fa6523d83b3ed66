package com.smartap.model.approval;

import com.smartap.model.Wire;
import com.smartap.spi.Api;

/** How far a signature request has come. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum ESignStatus implements Wire {
    /** Nobody has signed yet. */
    PENDING_SIGNATURE("pending_signature"),
    /** Some have signed. */
    PARTIALLY_SIGNED("partially_signed"),
    /** Everybody has signed. */
    FULLY_SIGNED("fully_signed"),
    /** Somebody refused to sign. */
    REJECTED("rejected"),
    /** The time to sign ran out. */
    EXPIRED("expired");

    private final String wire;

    ESignStatus(String wire) {
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
    public static ESignStatus of(String wire) {
        return Wire.of(ESignStatus.class, wire);
    }
}
