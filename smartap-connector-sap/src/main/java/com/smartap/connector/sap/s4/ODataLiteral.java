package com.smartap.connector.sap.s4;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** How values are written in queries and bodies. */
final class ODataLiteral {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

    private ODataLiteral() {}

    /** A text in quotes; quotes within are doubled. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** A day as V2 wants it in a query, such as {@code datetime'2026-01-01T00:00:00'}. */
    static String day(LocalDate day) {
        return "datetime'%sT00:00:00'".formatted(day);
    }

    /** A time of day as V2 wants it in a query, such as {@code time'PT10H30M00S'}. */
    static String time(LocalTime time) {
        return "time'PT%02dH%02dM%02dS'".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }

    /** A moment to the second, such as {@code datetimeoffset'2026-01-01T00:00:00Z'}; in V4 without the wrapping. */
    static String moment(S4Service service, Instant moment) {
        String text = SECONDS.format(moment.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
        return service.isV4() ? text : "datetimeoffset'" + text + "'";
    }

    /** A day as V2 wants it in a body, such as {@code /Date(1785542400000)/}. */
    static String ticks(LocalDate day) {
        return "/Date(%d)/"
                .formatted(day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }
}
