package com.smartap.sample.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Address;
import com.smartap.spi.InvalidRequestException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** JSON in and out: exact decimals, values that are absent left out. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Reads a file that holds one JSON document. Messages say where it breaks off, and nothing of what it holds. */
    static JsonNode read(Path file, String field) throws IOException {
        InputFile.require(file, field);
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            if (node == null || node.isMissingNode()) {
                throw new InvalidRequestException(field, "%s is empty".formatted(file));
            }
            return node;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new InvalidRequestException(
                    field,
                    "%s is not JSON (line %d, column %d)"
                            .formatted(file, at == null ? 0 : at.getLineNr(), at == null ? 0 : at.getColumnNr()));
        }
    }

    /** Puts a value as text, unless it is absent. */
    static void put(ObjectNode target, String name, @Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            target.put(name, decimal.toPlainString());
        } else if (value != null) {
            target.put(name, value.toString());
        }
    }

    /** Puts an address, unless nothing of it is known. */
    static void put(ObjectNode target, @Nullable Address address) {
        if (address == null || address.parts().isEmpty()) {
            return;
        }
        target.set("address", address(address));
    }

    static ObjectNode address(Address address) {
        ObjectNode node = object();
        put(node, "street", address.street());
        put(node, "buildingNumber", address.buildingNumber());
        put(node, "postalCode", address.postalCode());
        put(node, "town", address.town());
        put(node, "region", address.region());
        put(node, "country", address.country());
        return node;
    }
}
