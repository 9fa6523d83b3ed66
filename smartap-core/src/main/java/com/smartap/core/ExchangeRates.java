package com.smartap.core;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Gives exchange rates for comparing amounts with limits. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
@FunctionalInterface
public interface ExchangeRates {
    /** Knows no rate, so that other currencies go to the highest approval tier. */
    ExchangeRates NONE = (from, to, on) -> Optional.empty();

    /**
     * How many units of one currency one unit of another is worth.
     *
     * @param on the day of the invoice
     */
    Optional<BigDecimal> rate(Currency from, Currency to, LocalDate on);
}
