package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments and days: asked for in one form, in the account's time zone, and read in a few more. */
final class Stamps {
    private static final DateTimeFormatter LITERAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private final ZoneId zone;
    private final UserDates others;

    Stamps(ZoneId zone, UserDates others) {
        this.zone = zone;
        this.others = others;
    }

    /** A moment as SuiteQL reads it, in full seconds. */
    String literal(Instant at) {
        return LITERAL.format(at.atZone(zone).toLocalDateTime());
    }

    /** A moment as SuiteQL shows it. */
    Instant moment(String what, JsonNode row, String field) {
        String text = Json.requireText(what, row, field);
        String iso = text.replaceFirst("^([0-9]{4}-[0-9]{2}-[0-9]{2}) ", "$1T");
        try {
            if (iso.matches(".*T.*(Z|[+-][0-9]{2}:?[0-9]{2})")) {
                return OffsetDateTime.parse(iso.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                        .toInstant();
            }
            LocalDateTime local = iso.contains("T")
                    ? LocalDateTime.parse(iso)
                    : LocalDate.parse(iso).atStartOfDay();
            return local.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return others.read(text)
                    .map(local -> local.atZone(zone).toInstant())
                    .orElseThrow(() -> unreadable(what, field, text));
        }
    }

    /** A day; null if the field is empty. */
    @Nullable
    LocalDate day(String what, JsonNode row, String field) {
        Optional<String> text = Json.text(row, field);
        return text.map(value -> day(what, field, value)).orElse(null);
    }

    private LocalDate day(String what, String field, String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException e) {
            return others.read(text).map(LocalDateTime::toLocalDate).orElseThrow(() -> unreadable(what, field, text));
        }
    }

    private static ConnectorProtocolException unreadable(String what, String field, String text) {
        return new ConnectorProtocolException(
                "%s: %s (%s) is not a date such as 2026-11-21 10:00:00. Maybe set dateFormat"
                        .formatted(what, field, text),
                null,
                null);
    }
}
