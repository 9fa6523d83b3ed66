package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    Stamps(ZoneId zone) {
        this.zone = zone;
    }

    /** A moment as SuiteQL reads it, in full seconds. */
    String literal(Instant at) {
        return LITERAL.format(at.atZone(zone).toLocalDateTime());
    }

    /** A moment as SuiteQL shows it. */
    Instant moment(String what, ObjectNode row, String field) {
        String text = Json.requireText(what, row, field);
        try {
            String iso = text.replaceFirst("^([0-9]{4}-[0-9]{2}-[0-9]{2}) ", "$1T");
            if (iso.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})$") && iso.contains("T")) {
                return OffsetDateTime.parse(iso.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                        .toInstant();
            }
            LocalDateTime local = iso.contains("T")
                    ? LocalDateTime.parse(iso)
                    : LocalDate.parse(iso).atStartOfDay();
            return local.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException(
                    "%s: %s (%s) is not a moment such as 2026-11-21 10:00:00".formatted(what, field, text), null, e);
        }
    }

    /** A day; null if the field is empty. */
    static @Nullable LocalDate day(String what, ObjectNode row, String field) {
        Optional<String> text = Json.text(row, field);
        try {
            return text.map(value -> LocalDate.parse(value.length() > 10 ? value.substring(0, 10) : value))
                    .orElse(null);
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException(
                    "%s: %s (%s) is not a date such as 2026-11-21".formatted(what, field, text.orElse("")), null, e);
        }
    }
}
