package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Currencies by NetSuite's ids: those of the settings, else those of the account, which are read once. An account without
 * multiple currencies has none, and everything is in its home currency. Thread-safe.
 */
final class Currencies {
    private final NetSuiteBooks books;
    private final NetSuiteSettings settings;
    private volatile @Nullable Map<String, String> byId;

    Currencies(NetSuiteBooks books, NetSuiteSettings settings) {
        this.books = books;
        this.settings = settings;
    }

    /** The currency that a row names; empty if it names none. */
    Optional<Currency> of(String what, ObjectNode row) {
        Optional<String> id = Json.text(row, "currency");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<Currency> known = iso(id.get())
                .or(() -> iso(byId().getOrDefault(id.get(), "")))
                .or(() -> iso(Json.text(row, "currencyname").orElse("")));
        if (known.isEmpty() && id.get().equals("1") && byId().isEmpty()) {
            return Optional.of(settings.homeCurrency()); // the first currency of an account is its own
        }
        return Optional.of(known.orElseThrow(() -> new ConnectorProtocolException(
                "%s: currency (%s) is not known. Maybe let the role see currencies, or set currencies to pairs such as 1=USD"
                        .formatted(what, id.get()),
                null,
                null)));
    }

    Currency orHome(String what, ObjectNode row) {
        return of(what, row).orElse(settings.homeCurrency());
    }

    /** An amount of a row, in the row's currency, without the ledger's sign. */
    Money money(String what, ObjectNode row, String field) {
        return money(what, row, field, orHome(what, row));
    }

    Money money(String what, ObjectNode row, String field, Currency currency) {
        BigDecimal amount = Json.decimal(what, row, field)
                .orElseThrow(() -> new ConnectorProtocolException("%s has no %s".formatted(what, field), null, null));
        try {
            return Money.of(amount.abs(), currency);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: %s: %s".formatted(what, field, e.getMessage()), null, e);
        }
    }

    /** NetSuite's id of a currency. */
    Optional<String> id(Currency currency) {
        return byId().entrySet().stream()
                .filter(entry -> entry.getValue().equals(currency.getCurrencyCode()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Map<String, String> byId() {
        Map<String, String> known = byId;
        if (known == null) {
            Map<String, String> read = new LinkedHashMap<>();
            if (settings.currencies().isEmpty()) {
                for (ObjectNode row : books.register(NetSuiteBooks.Register.CURRENCIES)) {
                    Json.text(row, "symbol")
                            .ifPresent(symbol ->
                                    read.put(Json.text(row, "id").orElse(""), symbol.toUpperCase(Locale.ROOT)));
                }
            } else {
                read.putAll(settings.currencies());
            }
            known = Map.copyOf(read);
            byId = known;
        }
        return known;
    }

    private static Optional<Currency> iso(String code) {
        try {
            return code.matches("[A-Za-z]{3}")
                    ? Optional.of(Money.currency(code.toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
