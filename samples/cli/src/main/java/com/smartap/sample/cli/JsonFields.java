package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.Masked;
import com.smartap.spi.InvalidRequestException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read strictly: a field that is missing, of another kind, malformed or unknown is
 * refused by its path, such as {@code payments[2].account.iban}.
 */
final class JsonFields {
    private static final Set<String> MASKED = Set.of("accountNumber", "iban", "taxId");

    private final String path;
    private final JsonNode node;
    private final Set<String> known = new HashSet<>();

    private JsonFields(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /**
     * The fields of a document.
     *
     * @param name what to call the document, where it is no object
     */
    static JsonFields of(String name, JsonNode node) {
        return required(name, "", node);
    }

    private static JsonFields required(String name, String path, JsonNode node) {
        if (!node.isObject()) {
            throw new InvalidRequestException(name, "%s must be a JSON object".formatted(name));
        }
        return new JsonFields(path, node);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> problem(name, "is missing"));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw problem(name, "(%s) must be a text in quotation marks".formatted(shown(name, value)));
            }
            return value.textValue();
        });
    }

    /** A value as it is, whose text shows in no message of this class. */
    JsonNode raw(String name) {
        return value(name).orElseThrow(() -> problem(name, "is missing"));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean flag(String name) {
        return value(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw problem(name, "(%s) must be true or false".formatted(shown(name, value)));
                    }
                    return value.booleanValue();
                })
                .orElse(false);
    }

    /** A plain decimal in quotation marks. */
    Optional<BigDecimal> decimal(String name) {
        return optionalText(name).map(text -> {
            if (!text.matches("-?[0-9]{1,20}(\\.[0-9]{1,12})?")) {
                throw problem(name, "(%s) must be a plain decimal such as 599.96".formatted(text));
            }
            return new BigDecimal(text);
        });
    }

    Optional<LocalDate> date(String name) {
        return parsed(name, LocalDate::parse, "an ISO date such as 2026-01-03");
    }

    Optional<Instant> instant(String name) {
        return parsed(name, Instant::parse, "an ISO instant such as 2026-11-21T10:00:00Z");
    }

    /** A text that something else understands; what it refuses is blamed on the field. */
    <T> Optional<T> parsed(String name, Function<String, T> parser, String expected) {
        return optionalText(name).map(text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw problem(name, "(%s) must be %s".formatted(masked(name, text), expected));
            }
        });
    }

    /** The fields of an object that has to be there. */
    JsonFields object(String name) {
        return optionalObject(name).orElseThrow(() -> problem(name, "is missing"));
    }

    Optional<JsonFields> optionalObject(String name) {
        return value(name).map(value -> required(at(name), at(name) + ".", value));
    }

    /** The fields of each object in a list; empty if there is no list. */
    List<JsonFields> list(String name) {
        return value(name)
                .map(value -> {
                    if (!value.isArray()) {
                        throw problem(name, "must be a list");
                    }
                    List<JsonFields> items = new ArrayList<>();
                    for (JsonNode item : value) {
                        String place = "%s[%d]".formatted(at(name), items.size());
                        items.add(required(place, place + ".", item));
                    }
                    return items;
                })
                .orElse(List.of());
    }

    /** The texts in a list; empty if there is no list. */
    List<String> texts(String name) {
        return value(name)
                .map(value -> {
                    List<String> texts = new ArrayList<>();
                    value.forEach(text -> texts.add(text.isTextual() ? text.textValue() : ""));
                    if (!value.isArray() || texts.contains("")) {
                        throw problem(name, "must be a list of texts");
                    }
                    return texts;
                })
                .orElse(List.of());
    }

    /** A whole number. */
    Optional<Long> number(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw problem(name, "(%s) must be a whole number".formatted(shown(name, value)));
            }
            return value.longValue();
        });
    }

    /** The names of the fields that are there; all of them count as known. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        known.addAll(names);
        return names;
    }

    /** Refuses fields that nobody asked for: most of them are misspelt. */
    void refuseOthers() {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw problem(
                        name,
                        "is not known here. Known are: "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /** Makes something of several fields; what it refuses is blamed on this object. */
    <T> T make(String name, java.util.function.Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw problem(name, String.valueOf(e.getMessage()));
        }
    }

    InvalidRequestException problem(String name, String message) {
        String field = name.isEmpty() ? path.replaceAll("\\.$", "") : at(name);
        return new InvalidRequestException(field, field + " " + message);
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        @Nullable JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private String at(String name) {
        return path + name;
    }

    private static String shown(String name, JsonNode value) {
        return value.isValueNode() ? masked(name, value.asText()) : value.isArray() ? "a list" : "an object";
    }

    private static String masked(String name, String text) {
        return MASKED.contains(name) ? Masked.of(text) : text;
    }
}
