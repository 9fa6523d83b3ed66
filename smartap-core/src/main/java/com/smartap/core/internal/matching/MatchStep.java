package com.smartap.core.internal.matching;

import com.smartap.core.MatchPolicy;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.persistence.PurchaseOrderRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.matching.Discrepancy;
import com.smartap.model.matching.MatchResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Compares a validated invoice with its purchase order, and counts what it uses of it. */
public final class MatchStep implements Step {
    private final UnitOfWork units;
    private final MatchPolicy policy;

    public MatchStep(UnitOfWork units, MatchPolicy policy) {
        this.units = units;
        this.policy = policy;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.VALIDATED;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) {
        units.complete("invoice.match", delivery, tx -> match(tx, invoice));
    }

    private void match(Tx tx, Invoice invoice) {
        InvoiceRow row = tx.invoices().row(invoice.id());
        UUID vendor = row.vendorId;
        if (vendor == null) {
            throw new IllegalStateException("a validated invoice has a vendor");
        }
        String number = invoice.content().purchaseOrderNumber();
        List<PurchaseOrderRow> orders =
                number == null || number.isBlank() ? List.of() : tx.orders().byNumber(number);
        PurchaseOrderRow order = orders.stream()
                .filter(candidate -> candidate.vendorId.equals(vendor))
                .findFirst()
                .orElse(orders.isEmpty() ? null : orders.get(0));
        List<PurchaseOrderLineRow> lines =
                order == null ? List.of() : tx.orders().lines(order.id);
        MatchResult result = TwoWayMatcher.match(policy, invoice.content(), vendor, order, lines, tx.now());
        row.matchResult = Json.of(result);
        row.purchaseOrderId = order == null ? null : order.id;
        OrderUse.take(tx, row, result);
        String blocking = result.discrepancies().stream()
                .filter(Discrepancy::blocking)
                .map(Discrepancy::message)
                .collect(Collectors.joining("; "));
        Lifecycle.apply(
                tx,
                row,
                result.matched() ? Trigger.MATCHED : Trigger.UNMATCHED,
                result.matched() ? null : blocking,
                Map.of(
                        "policy",
                        result.policy(),
                        "discrepancies",
                        String.valueOf(result.discrepancies().size())));
    }
}
