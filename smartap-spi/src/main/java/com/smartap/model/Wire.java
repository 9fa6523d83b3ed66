package com.smartap.model;

import com.smartap.spi.Api;
import java.util.Arrays;

/** A constant with a fixed value in JSON, files and databases, which stays when the constant is renamed. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Wire {
    /** The fixed value. */
    String wire();

    /**
     * The constant of a wire value.
     *
     * @throws IllegalArgumentException if no constant has it; the message lists those there are
     */
    static <E extends Enum<E> & Wire> E of(Class<E> type, String wire) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.wire().equals(wire))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"%s\" is not one of %s"
                        .formatted(
                                wire,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Wire::wire)
                                        .toList())));
    }
}
