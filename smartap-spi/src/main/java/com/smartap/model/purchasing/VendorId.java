package com.smartap.model.purchasing;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a vendor. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record VendorId(UUID value) {
    /** Refuses null. */
    public VendorId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static VendorId of(String text) {
        return new VendorId(UUID.fromString(text));
    }

    /** A new random id. */
    public static VendorId random() {
        return new VendorId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
