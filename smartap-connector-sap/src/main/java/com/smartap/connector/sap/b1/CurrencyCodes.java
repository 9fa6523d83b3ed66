package com.smartap.connector.sap.b1;

import com.smartap.connector.support.SettingsReader;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Currencies as a company in Business One calls them: mostly by ISO 4217, but {@code $} and {@code CAN} are met as well.
 *
 * @param byIso Business One's code by ISO 4217
 */
record CurrencyCodes(Map<String, String> byIso) {
    CurrencyCodes {
        byIso = Map.copyOf(byIso);
    }

    static CurrencyCodes read(SettingsReader reader) {
        Map<String, String> codes = new HashMap<>();
        for (String pair : reader.text("currencyCodes").orElse("").split(",")) {
            String[] parts = pair.strip().split("=", -1);
            if (parts.length == 2 && iso(parts[0].strip()).isPresent() && !parts[1].isBlank()) {
                codes.put(parts[0].strip(), parts[1].strip());
            } else if (!pair.isBlank()) {
                reader.problem("currencyCodes (%s) must be pairs such as USD=$".formatted(pair.strip()));
            }
        }
        return new CurrencyCodes(codes);
    }

    String code(Currency currency) {
        return byIso.getOrDefault(currency.getCurrencyCode(), currency.getCurrencyCode());
    }

    /** The currency of one of Business One's codes; empty for one that nobody explained. */
    Optional<Currency> currency(String code) {
        for (Map.Entry<String, String> pair : byIso.entrySet()) {
            if (pair.getValue().equals(code)) {
                return iso(pair.getKey());
            }
        }
        return iso(code);
    }

    private static Optional<Currency> iso(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
