package com.smartap.model.erp;

import com.smartap.spi.Api;
import java.util.Arrays;

/** How a synchronisation with an ERP went. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum SyncStatus {
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

    /** The fixed value in JSON, files and databases. */
    public String wire() {
        return wire;
    }

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    public static SyncStatus of(String wire) {
        return Arrays.stream(values())
                .filter(value -> value.wire.equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not one of %s"
                        .formatted(
                                wire,
                                Arrays.stream(values()).map(SyncStatus::wire).toList())));
    }
}
