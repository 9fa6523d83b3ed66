package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.smartap.connector.support.Json;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Tryton's search conditions: lists of clauses, of which all hold, or one where the list begins with {@code OR}. */
final class Domain {
    private Domain() {}

    static ArrayNode where(String field, String operator, @Nullable JsonNode value) {
        return list().add(field).add(operator).add(value);
    }

    static ArrayNode where(String field, String operator, String value) {
        return list().add(field).add(operator).add(value);
    }

    static ArrayNode is(String field, long value) {
        return list().add(field).add("=").add(value);
    }

    static ArrayNode among(String field, Collection<Long> values) {
        return list().add(field).add("in").add(numbers(values));
    }

    static ArrayNode all(JsonNode... clauses) {
        ArrayNode all = list();
        for (JsonNode clause : clauses) {
            all.add(clause);
        }
        return all;
    }

    static ArrayNode any(JsonNode... clauses) {
        ArrayNode any = list().add("OR");
        for (JsonNode clause : clauses) {
            any.add(clause);
        }
        return any;
    }

    static ArrayNode numbers(Collection<Long> values) {
        ArrayNode list = list();
        values.forEach(list::add);
        return list;
    }

    static ArrayNode texts(Collection<String> values) {
        ArrayNode list = list();
        values.forEach(list::add);
        return list;
    }

    static ArrayNode list() {
        return Json.object().arrayNode();
    }
}
