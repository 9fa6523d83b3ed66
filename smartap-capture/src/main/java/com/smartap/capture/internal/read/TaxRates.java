package com.smartap.capture.internal.read;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** The rates of value-added and sales taxes that are in use; a prior only, never a reason to refuse an amount. */
final class TaxRates {
    private static final BigDecimal CENTS = new BigDecimal("0.02");
    private static final List<BigDecimal> RATES = Stream.of(
                    "19", "7", "16", "5", "20", "13", "10", "5.5", "2.1", "21", "4", "22", "9", "6", "12", "23", "8",
                    "13.5", "24", "17", "14", "3", "25", "15", "25.5", "8.1", "2.6", "3.8", "7.7", "2.5", "3.7", "27",
                    "18", "11", "28", "40", "8.25", "8.875", "9.5", "6.25", "7.25", "8.5", "14.975", "4.8", "9.975")
            .map(rate -> new BigDecimal(rate).movePointLeft(2))
            .toList();

    private TaxRates() {}

    /** Whether a tax is a known rate of a net amount, up to rounding. */
    static boolean fit(BigDecimal net, BigDecimal tax) {
        return RATES.stream()
                .anyMatch(rate -> net.multiply(rate).subtract(tax).abs().compareTo(CENTS) <= 0);
    }

    /** Whether a tax may be one of a net amount at all: of the same sign, and less than half of it. */
    static boolean plausible(BigDecimal net, BigDecimal tax) {
        return net.signum() == tax.signum()
                && tax.abs().multiply(BigDecimal.valueOf(2)).compareTo(net.abs()) < 0
                && tax.abs().multiply(BigDecimal.valueOf(200)).compareTo(net.abs()) > 0;
    }
}
