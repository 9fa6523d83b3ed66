package com.smartap.model.erp;

import com.smartap.model.Wire;
import com.smartap.spi.Api;

/** How a synchronisation with an ERP went. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum SyncStatus implements Wire {
    /** Waits to be started. */
    PENDING("PENDING"),
    /** Runs. */
    IN_PROGRESS("IN_PROGRESS"),
    /** Everything was taken over. */
    COMPLETED("COMPLETED"),
    /** Nothing was taken over. */
    FAILED("FAILED"),
    /** Some records were taken over and others refused. */
    PARTIAL("PARTIAL");

    private final String wire;

    SyncStatus(String wire) {
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
    public static SyncStatus of(String wire) {
        return Wire.of(SyncStatus.class, wire);
    }
}
