package com.smartap.capture.internal.einvoice.rules;

import com.smartap.capture.internal.einvoice.Terms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** A line's amount as quantity, price, charges and allowances make it. */
final class LineSum {
    private static final BigDecimal SLACK = new BigDecimal("0.02");
    private static final int DIVISION_DECIMALS = 10;

    private LineSum() {}

    /** How the stated amount differs, in words; empty if it does not, or if something is missing. */
    static Optional<String> difference(Terms line) {
        Optional<BigDecimal> quantity = line.decimal(129);
        Optional<BigDecimal> price = line.decimal(146);
        Optional<BigDecimal> stated = line.decimal(131);
        BigDecimal base = line.decimal(149).orElse(BigDecimal.ONE);
        if (quantity.isEmpty() || price.isEmpty() || stated.isEmpty() || base.signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal expected = quantity.get()
                .multiply(price.get())
                .divide(base, DIVISION_DECIMALS, RoundingMode.HALF_UP)
                .add(line.sum(141))
                .subtract(line.sum(136));
        if (stated.get().subtract(expected).abs().compareTo(SLACK) <= 0) {
            return Optional.empty();
        }
        return Optional.of("the line's amount (BT-131) is %s, but quantity, price, charges and allowances make %s"
                .formatted(
                        stated.get().toPlainString(), SumRules.cents(expected).toPlainString()));
    }
}
