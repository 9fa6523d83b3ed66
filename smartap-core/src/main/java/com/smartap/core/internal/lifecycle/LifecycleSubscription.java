package com.smartap.core.internal.lifecycle;

import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.event.Subscription;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.event.Event;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Drives invoices: when an event says that a state was entered, the step of that state is run. */
public final class LifecycleSubscription implements Subscription {
    /** The name under which deliveries are kept. */
    public static final String NAME = "lifecycle";

    private final UnitOfWork units;
    private final Map<InvoiceState, Step> steps = new EnumMap<>(InvoiceState.class);

    public LifecycleSubscription(UnitOfWork units, List<Step> steps) {
        this.units = units;
        steps.forEach(step -> this.steps.put(step.state(), step));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wants(Event event) {
        return event.aggregateType().equals("invoice") && steps.containsKey(entered(event));
    }

    @Override
    public void handle(OpenDelivery delivery) throws Exception {
        // A replayed event is history: what it asked for was done, and is not done again.
        if (delivery.replay()) {
            return;
        }
        InvoiceState state = entered(delivery.event());
        Invoice invoice = units.read(
                Actor.system(delivery.event().tenant()),
                tx -> InvoiceStore.record(
                        tx.invoices().row(InvoiceId.of(delivery.event().aggregateId()))));
        Step step = steps.get(state);
        if (step != null && invoice.state() == state) {
            step.run(delivery, invoice);
        }
    }

    @Override
    public boolean givenUp(OpenDelivery delivery, Exception cause) {
        units.run("invoice.failed", Actor.system(delivery.event().tenant()), tx -> {
            InvoiceRow row = tx.invoices().row(InvoiceId.of(delivery.event().aggregateId()));
            if (row.state == entered(delivery.event()) && Lifecycle.allows(row, Trigger.STEP_FAILED)) {
                String message = cause instanceof com.smartap.spi.SmartApException
                        ? String.valueOf(cause.getMessage())
                        : "an unexpected fault (%s); the log tells more"
                                .formatted(cause.getClass().getSimpleName());
                Lifecycle.apply(tx, row, Trigger.STEP_FAILED, message, Map.of());
            }
        });
        // The invoice says what failed, and a person tries it again from there.
        return true;
    }

    private static InvoiceState entered(Event event) {
        String to = event.data().get("to");
        return to == null ? InvoiceState.VOID : InvoiceState.valueOf(to);
    }
}
