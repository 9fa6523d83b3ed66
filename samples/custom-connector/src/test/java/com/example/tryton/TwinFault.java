package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** An error in one of Tryton's shapes. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient JsonNode error;

    private TwinFault(String message, JsonNode error) {
        super(message);
        this.error = error;
    }

    static TwinFault user(String words) {
        ArrayNode error = TwinStore.JSON.arrayNode().add("UserError");
        error.addArray().add(words).add("").addNull();
        return new TwinFault(words, error);
    }

    static TwinFault server(String words) {
        return new TwinFault(words, TwinStore.JSON.arrayNode().add(words).add(""));
    }

    /** Tryton answers a field that it does not have with the bare name in quotes. */
    static void known(String model, String field) {
        if (!TwinModels.fields(model).contains(field)) {
            throw server("'%s'".formatted(field));
        }
    }

    JsonNode error() {
        return error;
    }
}
