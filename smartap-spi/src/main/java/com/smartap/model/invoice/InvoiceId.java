package com.smartap.model.invoice;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of an invoice. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record InvoiceId(UUID value) {
    /** Refuses null. */
    public InvoiceId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static InvoiceId of(String text) {
        return new InvoiceId(UUID.fromString(text));
    }

    /** A new random id. */
    public static InvoiceId random() {
        return new InvoiceId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
