package com.smartap.model.erp;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a connection to an ERP system. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ErpConnectionId(UUID value) {
    /** Refuses null. */
    public ErpConnectionId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ErpConnectionId of(String text) {
        return new ErpConnectionId(UUID.fromString(text));
    }

    /** A new random id. */
    public static ErpConnectionId random() {
        return new ErpConnectionId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
