package com.smartap.connector.sap.s4;

import com.smartap.model.Money;
import com.smartap.spi.erp.Bill;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The invoice's tax by tax code, so that all parts together are the invoice's tax exactly. */
final class Taxes {
    /**
     * What is posted by one tax code.
     *
     * @param base the amount that it is on; negative if discounts prevail
     */
    record Part(String code, Money base, Money tax) {}

    private Taxes() {}

    /**
     * Splits the tax of a bill; nothing is left to split if it is a line of its own.
     *
     * @return empty if it cannot be told which code the tax belongs to
     */
    static @Nullable List<Part> split(Bill bill, BillLines lines, S4Settings settings) {
        Money tax = lines.taxIsLine() ? Money.zero(bill.total().currency()) : bill.tax();
        Map<String, Money> bases = lines.bases();
        List<Part> parts = new ArrayList<>();
        if (tax.isZero()) {
            bases.forEach((code, base) -> parts.add(new Part(code, base, tax)));
            return parts;
        }
        Map<String, BigDecimal> weights = weights(bases, settings);
        if (weights == null) {
            return null;
        }
        List<Money> shares = tax.allocate(List.copyOf(weights.values()));
        int i = 0;
        for (String code : weights.keySet()) {
            Money base = bases.get(code);
            parts.add(new Part(code, base == null ? Money.zero(tax.currency()) : base, shares.get(i)));
            i++;
        }
        return parts;
    }

    /** Base times rate; a single code takes all. Null if rates are unknown, or none of the codes has one. */
    private static @Nullable Map<String, BigDecimal> weights(Map<String, Money> bases, S4Settings settings) {
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (Map.Entry<String, Money> entry : bases.entrySet()) {
            BigDecimal percent = bases.size() == 1 ? BigDecimal.ONE : settings.percent(entry.getKey());
            if (percent == null) {
                return null;
            }
            BigDecimal base =
                    bases.size() == 1 ? BigDecimal.ONE : entry.getValue().amount();
            weights.put(entry.getKey(), base.max(BigDecimal.ZERO).multiply(percent));
        }
        return weights.values().stream().anyMatch(weight -> weight.signum() > 0) ? weights : null;
    }
}
