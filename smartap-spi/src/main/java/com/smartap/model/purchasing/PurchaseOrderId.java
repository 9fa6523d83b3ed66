package com.smartap.model.purchasing;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a purchase order. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PurchaseOrderId(UUID value) {
    /** Refuses null. */
    public PurchaseOrderId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PurchaseOrderId of(String text) {
        return new PurchaseOrderId(UUID.fromString(text));
    }

    /** A new random id. */
    public static PurchaseOrderId random() {
        return new PurchaseOrderId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
