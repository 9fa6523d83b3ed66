package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorProtocolException;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * Amounts as Stripe writes them: whole numbers of the currency's smallest unit, which for three currencies is not the one
 * of ISO 4217.
 */
final class MinorUnits {
    /** No fractions at all, or two decimals that are always zero. */
    private static final Map<String, Integer> OTHER_DECIMALS = Map.of("MGA", 0, "ISK", 2, "UGX", 2);

    private static final int MAX_DIGITS = 18;

    private MinorUnits() {}

    /** The whole number; empty if Stripe cannot write the amount exactly. */
    static Optional<Long> of(Money money) {
        BigDecimal units =
                money.amount().movePointRight(decimals(money.currency())).stripTrailingZeros();
        return units.scale() > 0 || units.precision() - units.scale() > MAX_DIGITS
                ? Optional.empty()
                : Optional.of(units.longValueExact());
    }

    /**
     * The money of a whole number.
     *
     * @throws ConnectorProtocolException if that is no money
     */
    static Money money(String what, BigDecimal units, String currency) {
        try {
            Currency known = Money.currency(currency);
            return Money.of(units.movePointLeft(decimals(known)), known);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException("%s: its amount is no money".formatted(what), null, null);
        }
    }

    /** The money of an object with value and currency; empty if there is none. */
    static Optional<Money> read(String what, JsonNode amount) {
        Optional<String> currency = Json.text(amount, "currency");
        return Json.decimal(what, amount, "value")
                .flatMap(value -> currency.map(code -> money(what + ".value", value, code)));
    }

    private static int decimals(Currency currency) {
        return OTHER_DECIMALS.getOrDefault(currency.getCurrencyCode(), Money.decimals(currency));
    }
}
