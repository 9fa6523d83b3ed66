package com.smartap.capture.internal.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** What was learned as JSON. A body of another format, or one that somebody changed for the worse, is refused. */
final class LayoutBody {
    /** Raised when old bodies can no longer be read; they are then learned anew from the examples. */
    private static final int FORMAT = 1;

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_LAYOUTS = 6;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private LayoutBody() {}

    private record Body(int format, List<LayoutRules> layouts) {}

    /** Says why a body cannot be used. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(String message) {
            super(message);
        }
    }

    static String write(List<LayoutRules> layouts) {
        try {
            return JSON.writeValueAsString(new Body(FORMAT, layouts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was learned cannot be written as JSON", e);
        }
    }

    static List<LayoutRules> read(String body) throws UnusableException {
        if (body.length() > LONGEST) {
            throw new UnusableException("it has %d characters".formatted(body.length()));
        }
        try {
            JsonNode tree = JSON.readTree(body);
            int format = tree.path("format").asInt(0);
            if (format != FORMAT) {
                throw new UnusableException("it has format %d, and %d is known".formatted(format, FORMAT));
            }
            List<LayoutRules> layouts = new ArrayList<>();
            for (JsonNode layout : tree.path("layouts")) {
                if (layouts.size() == MOST_LAYOUTS) {
                    throw new UnusableException("it has more than %d layouts".formatted(MOST_LAYOUTS));
                }
                layouts.add(JSON.treeToValue(layout, LayoutRules.class));
            }
            return layouts;
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            // Jackson's message quotes the body, which is no business of a log.
            throw new UnusableException(
                    "it is damaged (%s)".formatted(e.getClass().getSimpleName()));
        }
    }
}
