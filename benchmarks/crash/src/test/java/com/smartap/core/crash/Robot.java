package com.smartap.core.crash;

import com.smartap.core.Approvals;
import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import java.util.List;

/** The people around one invoice: each looks at what is there and does what is next, so that they survive a crash. */
final class Robot {
    private final SampleInvoice sample;
    private final Actor clerk;
    private final List<Actor> approvers;
    private final Actor treasurer;

    Robot(TenantId tenant, SampleInvoice sample) {
        this.sample = sample;
        this.clerk = Actor.of(tenant, "clerk", "Clerk", Role.CLERK);
        this.approvers = List.of(
                Actor.of(tenant, "manager", "Manager", Role.MANAGER),
                Actor.of(tenant, "senior", "Senior", Role.SENIOR_MANAGER),
                Actor.of(tenant, "cfo", "Chief", Role.CFO));
        this.treasurer = Actor.of(tenant, "treasurer", "Treasurer", Role.TREASURER);
    }

    /** Does what is next; says whether the invoice has come to its end. */
    boolean step(SmartAp engine) {
        List<Invoice> invoices = engine.invoices()
                .list(clerk, Invoices.Query.ALL, PageRequest.first(10))
                .items();
        if (invoices.isEmpty()) {
            engine.invoices().submit(clerk, DocumentSource.of(sample.fileName(), sample.pdf()));
            return false;
        }
        Invoice invoice = invoices.get(0);
        if (invoice.state() == InvoiceState.PENDING_APPROVAL) {
            approve(engine);
        } else if (invoice.state() == InvoiceState.READY_FOR_PAYMENT) {
            engine.payments().build(clerk, List.of(invoice.id()), null, null);
        } else if (invoice.state() == InvoiceState.PAYMENT_SCHEDULED) {
            release(engine);
        } else if (invoice.state() == InvoiceState.FAILED || invoice.state() == InvoiceState.NEEDS_REVIEW) {
            throw new AssertionError(invoice.state() + ": " + invoice.reason() + " " + invoice.problems());
        }
        return invoice.state() == InvoiceState.ARCHIVED;
    }

    private void approve(SmartAp engine) {
        for (Actor approver : approvers) {
            for (Approvals.Task task :
                    engine.approvals().queue(approver, PageRequest.first(10)).items()) {
                engine.approvals()
                        .approve(approver, task.approval().id(), task.invoice().version(), null);
                return;
            }
        }
    }

    private void release(SmartAp engine) {
        for (PaymentBatch batch :
                engine.payments().list(treasurer, PageRequest.first(10)).items()) {
            if (batch.state() == PaymentBatch.State.BUILT) {
                engine.payments().release(treasurer, batch.id(), batch.version(), batch.contentHash());
            }
        }
    }
}
