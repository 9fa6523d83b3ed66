package com.smartap.core.internal.erp;

import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import java.util.Map;

/** Puts a posted invoice into the pool from which payment batches are built. */
public final class ReadyStep implements Step {
    private final UnitOfWork units;

    public ReadyStep(UnitOfWork units) {
        this.units = units;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.EXPORTED;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) {
        units.complete(
                "invoice.payable",
                delivery,
                tx -> Lifecycle.apply(
                        tx, tx.invoices().row(invoice.id()), Trigger.RELEASED_FOR_PAYMENT, null, Map.of()));
    }
}
