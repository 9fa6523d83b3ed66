package com.smartap.model.document;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of a document. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record DocumentId(UUID value) {
    /** Refuses null. */
    public DocumentId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static DocumentId of(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    /** A new random id. */
    public static DocumentId random() {
        return new DocumentId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
