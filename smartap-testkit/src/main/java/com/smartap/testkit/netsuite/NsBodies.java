package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of the record API into drafts. What is unknown is refused if the caller asks for it, and dropped
 * silently otherwise, as NetSuite does.
 */
final class NsBodies {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final boolean strict;

    NsBodies(NsRequest request) {
        this.strict = request.header("x-netsuite-propertynamevalidation")
                .filter("error"::equalsIgnoreCase)
                .isPresent();
    }

    static ObjectNode object(NsRequest request) {
        try {
            if (MAPPER.readTree(request.text()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw NsFault.user("INVALID_CONTENT", "Invalid content in the request body. Error reading JSON.");
        }
        throw NsFault.user("INVALID_CONTENT", "Invalid content in the request body. An object is expected.");
    }

    /** The fields and lines that a body gives. */
    NsDraft read(String type, ObjectNode body) {
        NsDraft draft = NsDraft.of(type);
        body.properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.equals("item") || name.equals("expense")) {
                lines(name, entry.getValue(), draft.sublist(name));
            } else if (!NsFields.isOtherSublist(name)) {
                field(name, name, entry.getValue(), NsFields.header(), draft.fields());
            }
        });
        return draft;
    }

    private void lines(String sublist, JsonNode value, List<Map<String, Object>> into) {
        if (!value.path("items").isArray()) {
            throw invalid(sublist, "a sublist is an object with items");
        }
        value.properties().forEach(entry -> {
            if (!List.of("items", "links", "totalResults", "count", "hasMore", "offset")
                    .contains(entry.getKey())) {
                unknown(sublist + "." + entry.getKey());
            }
        });
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode item : value.path("items")) {
            Map<String, Object> line = new LinkedHashMap<>();
            String path = "%s.items[%d]".formatted(sublist, lines.size());
            item.properties()
                    .forEach(entry -> field(
                            path + "." + entry.getKey(),
                            entry.getKey(),
                            entry.getValue(),
                            NsFields.line(sublist),
                            line));
            lines.add(line);
        }
        into.addAll(lines);
    }

    private void field(
            String path, String name, JsonNode value, Map<String, NsFields.Kind> known, Map<String, Object> into) {
        NsFields.Kind kind = known.get(name);
        if (kind == null) {
            unknown(path);
        } else if (kind == NsFields.Kind.READ_ONLY) {
            throw NsFault.at(
                    path,
                    "INSUFFICIENT_PERMISSION",
                    "Error while accessing a resource. You do not have permissions to set a value for element %s due to one of the following reasons: the field is read-only."
                            .formatted(name));
        } else if (!value.isNull()) {
            Object read = value(path, kind, value);
            if (read != null) {
                into.put(name.toLowerCase(Locale.ROOT), read);
            }
        }
    }

    private static @Nullable Object value(String path, NsFields.Kind kind, JsonNode value) {
        switch (kind) {
            case REFERENCE:
                JsonNode id = value.path("id");
                if (!value.isObject() || !id.isValueNode() || id.asText().isBlank()) {
                    throw invalid(path, "a reference is an object with an id");
                }
                return id.asText();
            case NUMBER:
                if (!value.isNumber()) {
                    throw invalid(path, "a number is expected");
                }
                return value.decimalValue();
            case FLAG:
                if (!value.isBoolean()) {
                    throw invalid(path, "true or false is expected");
                }
                return value.asBoolean() ? "T" : "F";
            case DATE:
                try {
                    return LocalDate.parse(value.asText());
                } catch (DateTimeException e) {
                    throw invalid(path, "a date such as 2026-11-21 is expected");
                }
            default:
                if (!value.isTextual()) {
                    throw invalid(path, "a text is expected");
                }
                return value.asText();
        }
    }

    private void unknown(String path) {
        if (strict) {
            throw NsFault.at(path, "INVALID_CONTENT", "Unknown property %s.".formatted(path));
        }
    }

    private static NsFault invalid(String path, String expected) {
        return NsFault.at(path, "INVALID_CONTENT", "Invalid value for %s: %s.".formatted(path, expected));
    }
}
