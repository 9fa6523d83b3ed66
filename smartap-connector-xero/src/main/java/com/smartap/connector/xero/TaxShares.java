package com.smartap.connector.xero;

import com.smartap.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spreads an invoice's tax over its lines by the rates of their tax codes, so that the parts are the invoice's tax to the
 * cent: what rounding leaves open goes to the largest taxed line.
 */
final class TaxShares {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private final Map<String, BigDecimal> percents;

    /** Rates in percent by tax code. */
    TaxShares(Map<String, BigDecimal> percents) {
        this.percents = percents;
    }

    /**
     * A line.
     *
     * @param amount before tax
     * @param code null for lines without tax
     */
    record Part(Money amount, @Nullable String code) {}

    /** Tax by line; empty if no line can carry the tax that there is. */
    Optional<List<Money>> of(Money tax, List<Part> parts) {
        List<Money> shares = new ArrayList<>();
        Money open = tax;
        int largest = -1;
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            Money share = tax.isZero() ? tax : expected(part);
            shares.add(share);
            open = open.minus(share);
            if (canCarry(part)
                    && (largest < 0
                            || part.amount()
                                            .abs()
                                            .compareTo(
                                                    parts.get(largest).amount().abs())
                                    > 0)) {
                largest = i;
            }
        }
        if (open.isZero()) {
            return Optional.of(shares);
        }
        if (largest < 0) {
            return Optional.empty();
        }
        shares.set(largest, shares.get(largest).plus(open));
        return Optional.of(shares);
    }

    /**
     * The code of shipping, which invoices do not name: that of the lines, if they share one and the tax fits better with
     * shipping taxed than without.
     */
    @Nullable
    String shippingCode(Money tax, Money shipping, List<Part> lines) {
        Set<String> codes = new HashSet<>();
        Money without = tax.minus(tax);
        for (Part line : lines) {
            if (line.code() != null) {
                codes.add(line.code());
            }
            without = without.plus(expected(line));
        }
        if (codes.size() != 1) {
            return null;
        }
        String code = codes.iterator().next();
        Money with = without.plus(expected(new Part(shipping, code)));
        boolean closer = tax.minus(with).abs().compareTo(tax.minus(without).abs()) < 0;
        return closer ? code : null;
    }

    private Money expected(Part part) {
        BigDecimal percent =
                part.code() == null ? BigDecimal.ZERO : percents.getOrDefault(part.code(), BigDecimal.ZERO);
        return part.amount().times(percent.divide(HUNDRED), RoundingMode.HALF_UP);
    }

    /** A code whose rate is not known may carry tax; Xero says if not. */
    private boolean canCarry(Part part) {
        if (part.code() == null) {
            return false;
        }
        BigDecimal percent = percents.get(part.code());
        return percent == null || percent.signum() != 0;
    }
}
