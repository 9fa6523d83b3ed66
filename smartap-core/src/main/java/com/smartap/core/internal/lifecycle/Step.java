package com.smartap.core.internal.lifecycle;

import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;

/** What the engine does with an invoice in a state, by itself. Ends in a unit of work that completes the delivery. */
public interface Step {
    /** The state in which the invoice has to be. */
    InvoiceState state();

    /**
     * Does the step.
     *
     * @param delivery the delivery that asked for it
     * @param invoice the invoice as it was when the step began
     */
    void run(OpenDelivery delivery, Invoice invoice) throws Exception;
}
