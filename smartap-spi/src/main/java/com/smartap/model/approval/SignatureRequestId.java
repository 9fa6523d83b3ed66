package com.smartap.model.approval;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of one request for signatures. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SignatureRequestId(UUID value) {
    /** Refuses null. */
    public SignatureRequestId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static SignatureRequestId of(String text) {
        return new SignatureRequestId(UUID.fromString(text));
    }

    /** A new random id. */
    public static SignatureRequestId random() {
        return new SignatureRequestId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
