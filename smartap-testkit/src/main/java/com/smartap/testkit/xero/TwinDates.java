package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes moments and days as Xero does: milliseconds since 1970, and a text beside it. */
final class TwinDates {
    private TwinDates() {}

    static String millis(Instant moment) {
        return "/Date(%d+0000)/".formatted(moment.toEpochMilli());
    }

    static Instant moment(JsonNode row, String field) {
        String text = row.path(field).asText();
        return Instant.ofEpochMilli(
                Long.parseLong(text.substring("/Date(".length(), text.length() - "+0000)/".length())));
    }

    static void day(ObjectNode row, String field, LocalDate day) {
        row.put(field, millis(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
        row.put(field + "String", day + "T00:00:00");
    }

    static LocalDate day(JsonNode row, String field) {
        return LocalDate.ofInstant(moment(row, field), ZoneOffset.UTC);
    }
}
