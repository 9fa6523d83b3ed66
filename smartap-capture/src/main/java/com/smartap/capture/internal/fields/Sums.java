package com.smartap.capture.internal.fields;

import static com.smartap.model.invoice.InvoiceField.LINES;
import static com.smartap.model.invoice.InvoiceField.SHIPPING;
import static com.smartap.model.invoice.InvoiceField.SUBTOTAL;
import static com.smartap.model.invoice.InvoiceField.TAX_AMOUNT;
import static com.smartap.model.invoice.InvoiceField.TOTAL;

import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Compares what an invoice declares with what its parts sum up to; nothing declared is ever replaced. */
public final class Sums {
    private static final BigDecimal CENT_A_LINE = new BigDecimal("0.005");
    private static final BigDecimal LEAST = new BigDecimal("0.02");

    private Sums() {}

    /**
     * Derives the amount before tax where it is not stated, and warns of sums that do not add up.
     *
     * @param taxKnown whether an invoice that states no tax has none
     * @param charges what the whole invoice adds to its lines, allowances subtracted, shipping left out
     */
    public static void check(FieldCollector fields, boolean taxKnown, BigDecimal charges) {
        Optional<BigDecimal> total = fields.amount(TOTAL);
        if (total.isEmpty()) {
            return;
        }
        BigDecimal tax = fields.amount(TAX_AMOUNT).orElse(BigDecimal.ZERO);
        BigDecimal shipping = fields.amount(SHIPPING).orElse(BigDecimal.ZERO);
        BigDecimal beforeTax = total.get().subtract(tax).subtract(shipping);
        boolean derived = !fields.has(SUBTOTAL);
        if (derived && taxKnown) {
            fields.put(SUBTOTAL, beforeTax, 0.9, null, null);
        }
        BigDecimal subtotal = fields.amount(SUBTOTAL).orElse(beforeTax);
        BigDecimal tolerance = tolerance(fields);
        boolean adds = differs(subtotal.add(tax).add(shipping), total.get(), tolerance)
                && differs(subtotal.add(tax), total.get(), tolerance);
        if (!derived && adds) {
            fields.warn("%s before tax and %s tax do not make the total of %s"
                    .formatted(
                            subtotal.toPlainString(),
                            tax.toPlainString(),
                            total.get().toPlainString()));
            fields.confidence(TOTAL, 0.7);
            fields.confidence(SUBTOTAL, 0.7);
        }
        lines(fields, charges, subtotal, tolerance);
    }

    /** Lines are before tax, or with it; their sum and the charges make one of the declared amounts. */
    private static void lines(FieldCollector fields, BigDecimal charges, BigDecimal subtotal, BigDecimal tolerance) {
        List<InvoiceLine> lines = fields.lines();
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.amount() == null)) {
            return;
        }
        BigDecimal sum =
                lines.stream().map(InvoiceLine::amount).filter(Objects::nonNull).reduce(charges, BigDecimal::add);
        BigDecimal total = fields.amount(TOTAL).orElse(subtotal);
        BigDecimal withShipping = sum.add(fields.amount(SHIPPING).orElse(BigDecimal.ZERO));
        if (!differs(sum, subtotal, tolerance)
                || !differs(sum, total, tolerance)
                || !differs(withShipping, subtotal, tolerance)
                || !differs(withShipping, total, tolerance)) {
            fields.confidence(SUBTOTAL, 0.99);
        } else {
            fields.warn("lines and charges sum up to %s, and the invoice says %s before tax and %s in all"
                    .formatted(sum.toPlainString(), subtotal.toPlainString(), total.toPlainString()));
            fields.confidence(LINES, 0.6);
            fields.confidence(TOTAL, 0.8);
        }
    }

    private static BigDecimal tolerance(FieldCollector fields) {
        return CENT_A_LINE.multiply(BigDecimal.valueOf(fields.lines().size())).max(LEAST);
    }

    private static boolean differs(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
        return one.subtract(other).abs().compareTo(tolerance) > 0;
    }
}
