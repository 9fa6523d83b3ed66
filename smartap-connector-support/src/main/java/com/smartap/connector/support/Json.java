package com.smartap.connector.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.Api;
import com.smartap.spi.ConnectorProtocolException;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads and writes JSON with exact decimals, within limits for depth, numbers and texts. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Json {
    private static final int MAX_DIGITS = 40;
    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .maxNameLength(1000)
                            .maxStringLength(4_000_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** A new object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The text of a node; decimals are written plainly, as they are. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writer()
                    .with(com.fasterxml.jackson.core.JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can always be written", e);
        }
    }

    /**
     * Reads an answer that has to be a JSON object.
     *
     * @param what was asked for, for the message
     * @throws ConnectorProtocolException if it is anything else; its content is not repeated, as it may hold secrets
     */
    public static ObjectNode object(String what, ApiAnswer answer) {
        try {
            if (MAPPER.readTree(answer.text()) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new ConnectorProtocolException(
                    "%s: the answer (%s, %s) is not JSON. Maybe the base address is wrong, or a proxy answered"
                            .formatted(what, answer, mediaType(answer)),
                    null,
                    null);
        }
        throw new ConnectorProtocolException(
                "%s: the answer (%s) is JSON, but not an object".formatted(what, answer), null, null);
    }

    /** Reads bytes that may be JSON of any kind. */
    public static Optional<JsonNode> tryRead(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readTree(bytes)).filter(node -> !node.isMissingNode());
        } catch (java.io.IOException e) {
            return Optional.empty();
        }
    }

    /** Reads an answer that may be a JSON object. */
    public static Optional<ObjectNode> tryObject(ApiAnswer answer) {
        try {
            return MAPPER.readTree(answer.text()) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The text of a field: empty if it is missing, null or blank. */
    public static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText().strip())
                : Optional.empty();
    }

    /**
     * The text of a field that has to be there.
     *
     * @param what the record, for the message
     */
    public static String requireText(String what, JsonNode node, String field) {
        return text(node, field)
                .orElseThrow(() -> new ConnectorProtocolException("%s has no %s".formatted(what, field), null, null));
    }

    /**
     * A decimal, given as a number or as text: empty if it is missing.
     *
     * @throws ConnectorProtocolException if it is not a number of sensible size
     */
    public static Optional<BigDecimal> decimal(String what, JsonNode node, String field) {
        Optional<String> text = text(node, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal value =
                    node.path(field).isNumber() ? node.path(field).decimalValue() : new BigDecimal(text.get());
            if (value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_DIGITS) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            throw new ConnectorProtocolException("%s: %s is not a number".formatted(what, field), null, null);
        }
        throw new ConnectorProtocolException("%s: %s is too large a number".formatted(what, field), null, null);
    }

    private static String mediaType(ApiAnswer answer) {
        return answer.header("Content-Type")
                .map(type -> type.replaceAll("[^A-Za-z0-9/+.;= -]", ""))
                .map(type -> type.length() > 60 ? type.substring(0, 60) : type)
                .orElse("no media type");
    }
}
