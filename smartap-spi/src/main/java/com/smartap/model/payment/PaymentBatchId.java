package com.smartap.model.payment;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a payment batch. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentBatchId(UUID value) {
    /** Refuses null. */
    public PaymentBatchId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static PaymentBatchId of(String text) {
        return new PaymentBatchId(UUID.fromString(text));
    }

    /** A new random id. */
    public static PaymentBatchId random() {
        return new PaymentBatchId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
