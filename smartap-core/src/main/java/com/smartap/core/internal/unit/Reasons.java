package com.smartap.core.internal.unit;

import com.smartap.spi.InvalidRequestException;

/** Checks that belong to what people say about their actions. */
public final class Reasons {
    private static final int LONGEST = 2000;

    private Reasons() {}

    /** A reason that a person has to give. */
    public static String require(String field, String reason) {
        String text = reason.strip();
        if (text.isEmpty()) {
            throw new InvalidRequestException(
                    field, "%s is missing. Say in a few words why, so that others can follow it.".formatted(field));
        }
        if (text.length() > LONGEST) {
            throw new InvalidRequestException(
                    field, "%s has %d characters; at most %d are kept.".formatted(field, text.length(), LONGEST));
        }
        return text;
    }
}
