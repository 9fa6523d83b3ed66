package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Quantities in different units of one category, such as pieces and dozens. */
final class Quantities {
    private static final int DECIMALS = 6;

    private Quantities() {}

    /**
     * A quantity in the unit of another record.
     *
     * @param row has {@code quantity}, and its unit with a {@code factor} under {@code unitField}
     * @param unit the unit to convert to, with its {@code factor}; missing for none
     */
    static BigDecimal in(String what, JsonNode unit, JsonNode row, String unitField) {
        BigDecimal quantity = Values.decimal(what, row, "quantity").orElse(BigDecimal.ZERO);
        JsonNode own = row.path(unitField);
        Optional<BigDecimal> from = Values.decimal(what, own, "factor");
        Optional<BigDecimal> to = Values.decimal(what, unit, "factor");
        boolean same = own.path("id").asLong(-1) == unit.path("id").asLong(-1);
        if (same || from.isEmpty() || to.isEmpty() || to.get().signum() == 0) {
            return plain(quantity);
        }
        return plain(quantity.multiply(from.get()).divide(to.get(), DECIMALS, RoundingMode.HALF_UP));
    }

    /** Without zeros at its end: Tryton sends floats such as {@code 10.0}. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
