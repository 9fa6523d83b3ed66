package com.smartap.console;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the amounts of an invoice explain each other, as a hint beside the form; the engine decides by its own rules. */
final class Arithmetic {
    private Arithmetic() {}

    /**
     * A sum and what it should be.
     *
     * @param what in words, such as {@code Lines}
     * @param computed what its parts come to
     * @param expected the name of what it should be
     * @param difference printed value less computed one; zero where they agree within rounding
     */
    record Sum(String what, BigDecimal computed, String expected, BigDecimal difference) {
        /** Whether it is right. Called by the template. */
        public boolean agrees() {
            return difference.signum() == 0;
        }
    }

    /** The sums that can be formed of what is there. */
    static List<Sum> of(InvoiceContent c) {
        int decimals = c.currency() == null ? 2 : Money.decimals(c.currency());
        List<Sum> sums = new ArrayList<>();
        List<BigDecimal> amounts = c.lines().stream()
                .map(InvoiceLine::amount)
                .filter(Objects::nonNull)
                .toList();
        if (!amounts.isEmpty()) {
            BigDecimal lines = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (c.subtotal() != null) {
                sums.add(sum("Lines", lines, "subtotal", c.subtotal(), decimals, amounts.size()));
            } else if (c.total() != null) {
                sums.add(nearest("Lines", lines, c, decimals, amounts.size()));
            }
        }
        if (c.subtotal() != null && c.total() != null) {
            sums.add(nearest("Subtotal", c.subtotal(), c, decimals, 1));
        }
        return List.copyOf(sums);
    }

    /** How much a line's amount is above quantity times price; zero within rounding, or where one of them is absent. */
    static BigDecimal off(InvoiceLine line, InvoiceContent c) {
        if (line.quantity() == null || line.unitPrice() == null || line.amount() == null) {
            return BigDecimal.ZERO;
        }
        int decimals = c.currency() == null ? 2 : Money.decimals(c.currency());
        return difference(line.quantity().multiply(line.unitPrice()), line.amount(), decimals, 1);
    }

    /** The total may hold tax and shipping, or shipping may be among the lines already: the way that fits is shown. */
    private static Sum nearest(String what, BigDecimal base, InvoiceContent c, int decimals, int roundings) {
        BigDecimal total = Objects.requireNonNull(c.total());
        Sum all = sum(
                what + plus(c.taxAmount(), "tax") + plus(c.shipping(), "shipping"),
                base.add(orZero(c.taxAmount())).add(orZero(c.shipping())),
                "total",
                total,
                decimals,
                roundings);
        Sum without = sum(
                what + plus(c.taxAmount(), "tax"),
                base.add(orZero(c.taxAmount())),
                "total",
                total,
                decimals,
                roundings);
        Sum alone = sum(what, base, "total", total, decimals, roundings);
        if (!all.agrees() && without.agrees()) {
            return without;
        }
        return !all.agrees() && alone.agrees() && what.equals("Lines") ? alone : all;
    }

    private static Sum sum(
            String what, BigDecimal computed, String expected, BigDecimal printed, int decimals, int roundings) {
        BigDecimal shown = computed.setScale(Math.max(decimals, Math.min(computed.scale(), 4)), RoundingMode.HALF_UP);
        return new Sum(what, shown, expected, difference(computed, printed, decimals, roundings));
    }

    private static BigDecimal difference(BigDecimal computed, BigDecimal printed, int decimals, int roundings) {
        BigDecimal allowed = BigDecimal.valueOf(roundings)
                .divide(BigDecimal.valueOf(2), 1, RoundingMode.UP)
                .max(BigDecimal.ONE)
                .movePointLeft(decimals);
        BigDecimal difference = printed.subtract(computed);
        return difference.abs().compareTo(allowed) <= 0
                ? BigDecimal.ZERO
                : difference.setScale(Math.max(decimals, Math.min(difference.scale(), 4)), RoundingMode.HALF_UP);
    }

    private static String plus(@Nullable BigDecimal part, String name) {
        return part == null || part.signum() == 0 ? "" : " + " + name;
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
