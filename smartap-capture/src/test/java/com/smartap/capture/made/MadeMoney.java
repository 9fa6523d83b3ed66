package com.smartap.capture.made;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Amounts that statements and credit notes show besides the sums of the invoice: what was owed before, what was paid of
 * it, and what is owed with this invoice; and the sums as they are given back.
 */
record MadeMoney(MadeInvoice invoice) {
    Map<String, BigDecimal> amounts() {
        BigDecimal before = BigDecimal.valueOf(4_000 + Math.floorMod(invoice.number.hashCode(), 9_000), 2);
        BigDecimal carried = BigDecimal.valueOf(Math.floorMod(invoice.number.hashCode(), 1_700), 2);
        return Map.of(
                "prev", before,
                "paid", before.subtract(carried),
                "carried", carried,
                "owed", invoice.total.add(carried),
                "minus", invoice.total.negate(),
                "minustotal", invoice.total.negate(),
                "minusnet", invoice.net.negate(),
                "minustax", invoice.tax.negate());
    }
}
