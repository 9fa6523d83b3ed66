package com.smartap.core.internal.approval;

import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.VendorStore;
import com.smartap.core.internal.risk.RiskRules;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Role;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.model.risk.RiskFlag;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assesses the risk of a compared invoice, and asks for the approvals that its total demands. */
public final class RouteStep implements Step {
    private final InvoiceState state;
    private final UnitOfWork units;
    private final Routing routing;
    private final RiskRules risks;

    /** A step for one of the two states that comparing leads to. */
    public RouteStep(InvoiceState state, UnitOfWork units, Routing routing, RiskRules risks) {
        this.state = state;
        this.units = units;
        this.routing = routing;
        this.risks = risks;
    }

    @Override
    public InvoiceState state() {
        return state;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) {
        units.complete("invoice.route", delivery, tx -> route(tx, invoice));
    }

    private void route(Tx tx, Invoice invoice) {
        InvoiceRow row = tx.invoices().row(invoice.id());
        UUID vendorId = row.vendorId;
        if (vendorId == null) {
            throw new IllegalStateException("a compared invoice has a vendor");
        }
        List<Invoice> history = tx.invoices().history(vendorId, row.id, 20).stream()
                .map(InvoiceStore::outline)
                .toList();
        RiskAssessment risk =
                risks.assess(invoice, VendorStore.record(tx.vendors().row(new VendorId(vendorId))), history, tx.now());
        row.risk = Json.of(risk);
        if (risk.score() > 0) {
            tx.happened(
                    "invoice",
                    row.id,
                    EventType.RISK_DETECTED,
                    Map.of(
                            "score", String.valueOf(risk.score()),
                            "flags", risk.flags().stream().map(RiskFlag::rule).collect(Collectors.joining(", "))));
        }
        List<Role> roles = routing.roles(row);
        Routing.open(tx, row, 1, roles.get(0));
        Lifecycle.apply(
                tx,
                row,
                Trigger.ROUTED,
                row.reason,
                Map.of("roles", roles.stream().map(Role::name).collect(Collectors.joining(", "))));
    }
}
