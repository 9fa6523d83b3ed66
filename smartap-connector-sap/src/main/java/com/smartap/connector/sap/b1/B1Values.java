package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;

/** Reads values as both versions of the Service Layer write them. */
final class B1Values {
    private static final int DATE = 10;

    private B1Values() {}

    /** {@code tYES}; anything else is no. */
    static boolean isYes(JsonNode row, String field) {
        return Json.text(row, field).filter("tYES"::equals).isPresent();
    }

    static boolean is(JsonNode row, String field, String value) {
        return Json.text(row, field).filter(value::equals).isPresent();
    }

    /** A day, written as {@code 2026-08-01} or {@code 2026-08-01T00:00:00Z}: the zone has no meaning. */
    static Optional<LocalDate> date(String what, JsonNode row, String field) {
        Optional<String> text = Json.text(row, field);
        try {
            return text.map(day -> LocalDate.parse(day.length() > DATE ? day.substring(0, DATE) : day));
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException(
                    "%s: %s (%s) is not a date".formatted(what, field, text.orElse("")), null, e);
        }
    }

    /** A time of day, written as {@code 10:30:00}, {@code 10:30} or 1030; midnight if there is none. */
    static LocalTime time(String what, JsonNode row, String field) {
        String text = Json.text(row, field).orElse("00:00");
        try {
            if (!text.matches("[0-9]{1,6}")) {
                return LocalTime.parse(text);
            }
            int number = Integer.parseInt(text);
            return text.length() <= 4
                    ? LocalTime.of(number / 100, number % 100)
                    : LocalTime.of(number / 10_000, number / 100 % 100, number % 100);
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException("%s: %s (%s) is not a time".formatted(what, field, text), null, e);
        }
    }

    /** When a record was changed by the server's own wall clock; that of its creation if it never was since. */
    static LocalDateTime changed(String what, JsonNode row) {
        return date(what, row, "UpdateDate")
                .map(day -> day.atTime(time(what, row, "UpdateTime")))
                .or(() -> date(what, row, "CreateDate").map(day -> day.atTime(time(what, row, "CreateTime"))))
                .orElse(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC));
    }

    /** The currency of a document. */
    static Currency currency(String what, JsonNode row, CurrencyCodes codes) {
        String code = Json.requireText(what, row, "DocCurrency");
        return codes.currency(code)
                .orElseThrow(() -> new ConnectorProtocolException(
                        "%s: DocCurrency (%s) is not an ISO 4217 code. Maybe set currencyCodes, such as USD=%s"
                                .formatted(what, code, code),
                        null,
                        null));
    }

    /** Whether a document is in another currency than the company's: then the amounts with FC count. */
    static boolean isForeign(String what, JsonNode row) {
        return Json.decimal(what, row, "DocTotalFc")
                .filter(total -> total.signum() != 0)
                .isPresent();
    }

    /** An amount; the server computes with binary fractions and may show more decimals than the currency has. */
    static Money money(String what, JsonNode row, String field, Currency currency) {
        BigDecimal amount = Json.decimal(what, row, field).orElse(BigDecimal.ZERO);
        return Money.rounded(amount, currency, RoundingMode.HALF_UP);
    }
}
