package com.smartap.model.approval;

import com.smartap.spi.Api;
import java.util.Arrays;

/** How far a signature request has come. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum ESignStatus {
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

    /** The fixed value in JSON, files and databases. */
    public String wire() {
        return wire;
    }

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    public static ESignStatus of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not one of %s"
                        .formatted(
                                wire,
                                Arrays.stream(values()).map(ESignStatus::wire).toList())));
    }
}
