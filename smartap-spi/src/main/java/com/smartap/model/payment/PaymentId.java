package com.smartap.model.payment;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a payment. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentId(UUID value) {
    /** Refuses null. */
    public PaymentId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PaymentId of(String text) {
        return new PaymentId(UUID.fromString(text));
    }

    /** A new random id. */
    public static PaymentId random() {
        return new PaymentId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
