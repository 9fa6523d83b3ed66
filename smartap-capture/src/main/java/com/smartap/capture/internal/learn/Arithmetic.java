package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether the sums of an invoice add up. */
enum Arithmetic {
    /** Net, tax and shipping make the total. */
    HOLDS,
    /** They do not. */
    FAILS,
    /** One of them is missing. */
    UNKNOWN;

    private static final BigDecimal SLACK = new BigDecimal("0.02");

    static Arithmetic of(InvoiceContent content) {
        BigDecimal net = content.subtotal();
        BigDecimal total = content.total();
        if (net == null || total == null) {
            return UNKNOWN;
        }
        BigDecimal sum = net.add(or(content.taxAmount())).add(or(content.shipping()));
        return close(sum, total) ? HOLDS : FAILS;
    }

    /** Whether the lines add up to the net amount, or to the total. */
    static boolean linesHold(InvoiceContent content) {
        BigDecimal sum = content.lines().stream()
                .map(InvoiceLine::amount)
                .map(Arithmetic::or)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal net = content.subtotal();
        BigDecimal total = content.total();
        return sum.signum() != 0 && (net != null && close(sum, net) || total != null && close(sum, total));
    }

    private static boolean close(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(SLACK) <= 0;
    }

    private static BigDecimal or(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
