package com.smartap.model.approval;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of one approval that an invoice needs. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ApprovalId(UUID value) {
    /** Refuses null. */
    public ApprovalId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static ApprovalId of(String text) {
        return new ApprovalId(UUID.fromString(text));
    }

    /** A new random id. */
    public static ApprovalId random() {
        return new ApprovalId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
