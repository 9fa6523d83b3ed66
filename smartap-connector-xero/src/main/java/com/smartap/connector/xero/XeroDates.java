package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Xero's dates: {@code /Date(1552348800000+0000)/}, milliseconds since 1970 in UTC, negative ones included, with
 * or without an offset, which says nothing about the moment; and ISO 8601, which is UTC where it names no zone.
 */
final class XeroDates {
    private static final Pattern MILLIS = Pattern.compile("/Date\\((-?[0-9]{1,18})([+-][0-9]{4})?\\)/");

    private XeroDates() {}

    /** The last change of a record. */
    static Instant updated(String what, JsonNode row) {
        String text = Json.requireText(what, row, "UpdatedDateUTC");
        try {
            return moment(text);
        } catch (DateTimeException e) {
            throw malformed(what, "UpdatedDateUTC", text, e);
        }
    }

    /** A calendar day: that of the moment in UTC, never shifted; null if there is none. */
    static @Nullable LocalDate day(String what, JsonNode row, String field) {
        Optional<String> text = Json.text(row, field).or(() -> Json.text(row, field + "String"));
        if (text.isEmpty()) {
            return null;
        }
        try {
            Matcher millis = MILLIS.matcher(text.get());
            return millis.matches()
                    ? LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis.group(1))), ZoneOffset.UTC)
                    : LocalDate.parse(
                            text.get().substring(0, Math.min(10, text.get().length())));
        } catch (DateTimeException e) {
            throw malformed(what, field, text.get(), e);
        }
    }

    /**
     * A moment.
     *
     * @throws DateTimeException if it is none
     */
    static Instant moment(String text) {
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(millis.group(1)));
        }
        if (text.matches(".*T.*(Z|[+-][0-9]{2}:?[0-9]{2})")) {
            return OffsetDateTime.parse(text).toInstant();
        }
        return text.contains("T")
                ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static ConnectorProtocolException malformed(String what, String field, String text, DateTimeException e) {
        return new ConnectorProtocolException("%s: %s (%s) is not a date".formatted(what, field, text), null, e);
    }
}
