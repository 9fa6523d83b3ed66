package com.smartap.capture.internal.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/** The rates of value-added and sales taxes that are in use; a prior only, never a reason to refuse an amount. */
final class TaxRates {
    private static final long CENTS = 200;
    private static final long RATE_UNITS = 100_000;
    private static final int MOST_DIGITS = 9;
    private static final List<BigDecimal> RATES = Stream.of(
                    "19", "7", "16", "5", "20", "13", "10", "5.5", "2.1", "21", "4", "22", "9", "6", "12", "23", "8",
                    "13.5", "24", "17", "14", "3", "25", "15", "25.5", "8.1", "2.6", "3.8", "7.7", "2.5", "3.7", "27",
                    "18", "11", "28", "40", "8.25", "8.875", "9.5", "6.25", "7.25", "8.5", "14.975", "4.8", "9.975")
            .map(rate -> new BigDecimal(rate).movePointLeft(2))
            .toList();

    private static final long[] SCALED = RATES.stream()
            .mapToLong(rate -> rate.movePointRight(5).longValueExact())
            .toArray();

    private TaxRates() {}

    /** Whether a tax is a known rate of a net amount, up to rounding. */
    static boolean fit(BigDecimal net, BigDecimal tax) {
        if (net.precision() - net.scale() > MOST_DIGITS || tax.precision() - tax.scale() > MOST_DIGITS) {
            return false;
        }
        long whole = net.movePointRight(4).setScale(0, RoundingMode.HALF_UP).longValue();
        long part = tax.movePointRight(4).setScale(0, RoundingMode.HALF_UP).longValue();
        for (long rate : SCALED) {
            if (Math.abs(whole * rate - part * RATE_UNITS) <= CENTS * RATE_UNITS) {
                return true;
            }
        }
        return false;
    }

    /** Whether a tax may be one of a net amount at all: of the same sign, and less than half of it. */
    static boolean plausible(BigDecimal net, BigDecimal tax) {
        return net.signum() == tax.signum()
                && tax.abs().multiply(BigDecimal.valueOf(2)).compareTo(net.abs()) < 0
                && tax.abs().multiply(BigDecimal.valueOf(200)).compareTo(net.abs()) > 0;
    }
}
