package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Tryton's values that JSON has no form for: objects with a {@code __class__}. Moments carry no zone: they are UTC, since
 * the server sets its own zone and that of its database sessions so. Source: {@code trytond/protocols/jsonrpc.py}.
 */
final class Values {
    private static final int NANOS_PER_MICRO = 1000;

    private Values() {}

    static ObjectNode decimal(BigDecimal value) {
        return Json.object().put("__class__", "Decimal").put("decimal", value.toPlainString());
    }

    static ObjectNode date(LocalDate value) {
        return Json.object()
                .put("__class__", "date")
                .put("year", value.getYear())
                .put("month", value.getMonthValue())
                .put("day", value.getDayOfMonth());
    }

    static ObjectNode moment(Instant value) {
        LocalDateTime time = LocalDateTime.ofInstant(value, ZoneOffset.UTC);
        return date(time.toLocalDate())
                .put("__class__", "datetime")
                .put("hour", time.getHour())
                .put("minute", time.getMinute())
                .put("second", time.getSecond())
                .put("microsecond", time.getNano() / NANOS_PER_MICRO);
    }

    static ObjectNode bytes(byte[] value) {
        return Json.object()
                .put("__class__", "bytes")
                .put("base64", Base64.getEncoder().encodeToString(value));
    }

    /** A decimal, or a float: empty if it is missing. */
    static Optional<BigDecimal> decimal(String what, JsonNode row, String field) {
        JsonNode value = row.path(field);
        return value.isObject() ? Json.decimal(what + " " + field, value, "decimal") : Json.decimal(what, row, field);
    }

    static BigDecimal requireDecimal(String what, JsonNode row, String field) {
        return decimal(what, row, field).orElseThrow(() -> missing(what, field));
    }

    static Money money(String what, JsonNode row, String field, Currency currency) {
        try {
            return Money.of(requireDecimal(what, row, field), currency);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s: %s".formatted(what, field, e.getMessage()), null, e);
        }
    }

    /** The currency of a record that was read with the field {@code currency.code}. */
    static Currency currency(String what, JsonNode row) {
        String code = Json.requireText(what, row.path("currency."), "code");
        try {
            return Money.currency(code);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s".formatted(what, e.getMessage()), null, e);
        }
    }

    static Optional<LocalDate> date(String what, JsonNode row, String field) {
        JsonNode value = row.path(field);
        try {
            return value.isObject()
                    ? Optional.of(LocalDate.of(part(value, "year"), part(value, "month"), part(value, "day")))
                    : Optional.empty();
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException("%s: %s is not a date".formatted(what, field), null, e);
        }
    }

    static Optional<Instant> moment(String what, JsonNode row, String field) {
        JsonNode value = row.path(field);
        Optional<LocalDate> date = date(what, row, field);
        try {
            return date.map(day -> day.atTime(
                            part(value, "hour"),
                            part(value, "minute"),
                            part(value, "second"),
                            Math.multiplyExact(part(value, "microsecond"), NANOS_PER_MICRO))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException | ArithmeticException e) {
            throw new ConnectorProtocolException("%s: %s is not a moment".formatted(what, field), null, e);
        }
    }

    /** The id of a record. */
    static long id(String what, JsonNode row) {
        return number(what, row, "id").orElseThrow(() -> missing(what, "id"));
    }

    /** The id of the record that a field refers to: empty if it refers to none. */
    static Optional<Long> number(String what, JsonNode row, String field) {
        JsonNode value = row.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < 0) {
            throw new ConnectorProtocolException("%s: %s is not an id".formatted(what, field), null, null);
        }
        return Optional.of(value.asLong());
    }

    /** The ids in a field that refers to one record or to many. */
    static List<Long> ids(String what, JsonNode row, String field) {
        if (!row.path(field).isArray()) {
            return number(what, row, field).map(List::of).orElse(List.of());
        }
        List<Long> ids = new ArrayList<>();
        for (JsonNode element : row.path(field)) {
            ids.add(id(what, Json.object().set("id", element)));
        }
        return ids;
    }

    /** The id in a reference such as {@code purchase.line,12}: empty if it refers to another model. */
    static Optional<Long> reference(JsonNode row, String field, String model) {
        return Json.text(row, field)
                .filter(text -> text.startsWith(model + ","))
                .map(text -> text.substring(model.length() + 1))
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf);
    }

    private static int part(JsonNode value, String field) {
        JsonNode part = value.path(field);
        if (!part.isIntegralNumber() || !part.canConvertToInt()) {
            throw new DateTimeException(field + " is missing");
        }
        return part.asInt();
    }

    private static ConnectorProtocolException missing(String what, String field) {
        return new ConnectorProtocolException("%s has no %s".formatted(what, field), null, null);
    }
}
