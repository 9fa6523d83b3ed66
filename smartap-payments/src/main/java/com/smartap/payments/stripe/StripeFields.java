package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.NotFoundException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fields that both versions of the API have: ids, and moments as RFC 3339 texts (v2) or seconds (v1). */
final class StripeFields {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_]{1,255}");

    private StripeFields() {}

    /** The id of an answer, which goes into addresses later. */
    static String id(String what, JsonNode object) {
        String id = Json.requireText(what, object, "id");
        if (!ID.matcher(id).matches()) {
            throw new ConnectorProtocolException("%s: its id is none of Stripe's".formatted(what), null, null);
        }
        return id;
    }

    /** An id that somebody gives, safe for an address. */
    static String known(String connection, String id) {
        if (!ID.matcher(id).matches()) {
            throw unknown(connection, id);
        }
        return id;
    }

    static NotFoundException unknown(String connection, String id) {
        return new NotFoundException("%s: Stripe knows no payment %s. Maybe it is of another account"
                .formatted(connection, id.length() > 100 ? id.substring(0, 100) + "…" : id));
    }

    /** A moment; null if there is none that can be read, since nothing depends on it. */
    static @Nullable Instant moment(JsonNode object, String field) {
        JsonNode value = object.path(field);
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return Instant.ofEpochSecond(value.longValue());
            }
            return value.isTextual() ? OffsetDateTime.parse(value.textValue()).toInstant() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A day in UTC; null as above. */
    static @Nullable LocalDate day(JsonNode object, String field) {
        Instant moment = moment(object, field);
        try {
            return moment == null ? null : LocalDate.ofInstant(moment, ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** When a status was reached, or else when the object was created. */
    static @Nullable Instant changedAt(JsonNode object, String status) {
        Instant at = moment(object.path("status_transitions"), status + "_at");
        return at == null ? moment(object, "created") : at;
    }

    static @Nullable String text(JsonNode object, String field) {
        return Json.text(object, field).orElse(null);
    }
}
