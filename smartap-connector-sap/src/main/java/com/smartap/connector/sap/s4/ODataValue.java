package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads values out of answers, in the shapes of V2 and V4. */
final class ODataValue {
    private static final Pattern TICKS = Pattern.compile("/Date\\((-?[0-9]{1,16})(?:[+-][0-9]{1,4})?\\)/");
    private static final Pattern SPAN = Pattern.compile("PT(?:\\d{1,2}H)?(?:\\d{1,2}M)?(?:\\d{1,2}(?:\\.\\d+)?S)?");

    private ODataValue() {}

    /** What an entity refers to: {@code {"results":[…]}}, a list or a single entity; empty if it was not expanded. */
    static List<ObjectNode> children(JsonNode row, String navigation) {
        JsonNode node = row.path(navigation);
        JsonNode items = node.path("results").isArray() ? node.path("results") : node;
        List<ObjectNode> children = new ArrayList<>();
        if (items.isArray()) {
            items.forEach(item -> {
                if (item instanceof ObjectNode object) {
                    children.add(object);
                }
            });
        } else if (items instanceof ObjectNode object && !object.has("__deferred") && !object.has("results")) {
            children.add(object);
        }
        return children;
    }

    /** The single entity that an entity refers to. */
    static Optional<ObjectNode> child(JsonNode row, String navigation) {
        return children(row, navigation).stream().findFirst();
    }

    /** Whether a flag is set: {@code true}, or {@code "X"} as ABAP writes it. */
    static boolean flag(JsonNode row, String field) {
        String text = Json.text(row, field).orElse("");
        return text.equalsIgnoreCase("true") || text.equals("X");
    }

    /** A moment: {@code /Date(ms)/}, {@code /Date(ms+0000)/} (the offset is for people) or ISO 8601. */
    static Optional<Instant> moment(String what, JsonNode row, String field) {
        Optional<String> text = Json.text(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Matcher ticks = TICKS.matcher(text.get());
            if (ticks.matches()) {
                return Optional.of(Instant.ofEpochMilli(Long.parseLong(ticks.group(1))));
            }
            String value = text.get();
            if (value.length() == 10) {
                return Optional.of(LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            return Optional.of(
                    value.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
                            ? OffsetDateTime.parse(value).toInstant()
                            : OffsetDateTime.parse(value + "Z").toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            throw malformed(what, field, "moment");
        }
    }

    /** A day: as {@link #moment}, in UTC, since SAP writes days as midnight there. */
    static Optional<LocalDate> day(String what, JsonNode row, String field) {
        return moment(what, row, field)
                .map(moment -> moment.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** A time of day, such as {@code PT10H30M00S} or {@code 10:30:00}. */
    static Optional<LocalTime> time(String what, JsonNode row, String field) {
        Optional<String> text = Json.text(row, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            String value = text.get();
            if (!value.startsWith("PT")) {
                return Optional.of(LocalTime.parse(value));
            }
            Duration span =
                    SPAN.matcher(value).matches() && !value.equals("PT") ? Duration.parse(value) : Duration.ZERO;
            if (SPAN.matcher(value).matches() && span.toHours() < 24) {
                return Optional.of(LocalTime.MIDNIGHT.plus(span));
            }
        } catch (DateTimeException e) {
            throw malformed(what, field, "time");
        }
        throw malformed(what, field, "time");
    }

    private static ConnectorProtocolException malformed(String what, String field, String kind) {
        return new ConnectorProtocolException("%s: %s is not a %s".formatted(what, field, kind), null, null);
    }
}
