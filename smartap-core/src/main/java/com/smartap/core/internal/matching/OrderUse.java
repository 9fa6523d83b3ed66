package com.smartap.core.internal.matching;

import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.matching.MatchResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Keeps count of what invoices use up of their orders' lines, so that no second invoice bills it again. */
public final class OrderUse {
    private OrderUse() {}

    /** Counts what an invoice bills. */
    static void take(Tx tx, InvoiceRow row, MatchResult match) {
        change(tx, row, match, false);
    }

    /** Gives back what an invoice had billed, since it is matched anew or does not go on. */
    public static void giveBack(Tx tx, InvoiceRow row) {
        InvoiceStore.match(row).ifPresent(match -> change(tx, row, match, true));
        row.matchResult = null;
        row.purchaseOrderId = null;
    }

    private static void change(Tx tx, InvoiceRow row, MatchResult match, boolean back) {
        if (match.purchaseOrderId() == null || match.lines().isEmpty()) {
            return;
        }
        List<InvoiceLine> billed = InvoiceStore.content(row).lines();
        List<PurchaseOrderLineRow> ordered =
                tx.orders().lines(match.purchaseOrderId().value());
        for (Map.Entry<Integer, Integer> pair : match.lines().entrySet()) {
            InvoiceLine line = billed.get(pair.getKey() - 1);
            // A line that takes something back frees nothing: what was billed before is another invoice's.
            BigDecimal quantity =
                    line.quantity() == null ? BigDecimal.ONE : line.quantity().max(BigDecimal.ZERO);
            ordered.stream()
                    .filter(candidate -> candidate.lineNumber == pair.getValue())
                    .forEach(candidate -> candidate.billed = back
                            ? candidate.billed.subtract(quantity).max(BigDecimal.ZERO)
                            : candidate.billed.add(quantity));
        }
        // The order's version makes two invoices that use it at once take turns.
        tx.em()
                .lock(
                        tx.orders().row(match.purchaseOrderId()),
                        jakarta.persistence.LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    }
}
