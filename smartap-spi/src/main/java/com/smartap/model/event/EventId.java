package com.smartap.model.event;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.UUID;

/** The id of an event. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record EventId(UUID value) {
    /** Refuses null. */
    public EventId {
        requireNonNull(value, "value");
    }

    /**
     * Parses the text form.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static EventId of(String text) {
        return new EventId(UUID.fromString(text));
    }

    /** A new random id. */
    public static EventId random() {
        return new EventId(UUID.randomUUID());
    }

    /** The plain UUID. */
    @Override
    public String toString() {
        return value.toString();
    }
}
