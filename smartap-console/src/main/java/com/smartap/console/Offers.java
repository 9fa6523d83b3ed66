package com.smartap.console;

import com.smartap.model.approval.Approval;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which actions the page of an invoice offers. Courtesy only: the engine decides for itself. */
final class Offers {
    private static final Set<InvoiceState> BEFORE_APPROVAL = EnumSet.of(
            InvoiceState.NEEDS_REVIEW,
            InvoiceState.VALIDATED,
            InvoiceState.MATCHED,
            InvoiceState.UNMATCHED,
            InvoiceState.PENDING_APPROVAL,
            InvoiceState.AWAITING_SIGNATURE);
    private static final Set<InvoiceState> STOPPABLE = EnumSet.of(
            InvoiceState.NEEDS_REVIEW,
            InvoiceState.VALIDATED,
            InvoiceState.MATCHED,
            InvoiceState.UNMATCHED,
            InvoiceState.PENDING_APPROVAL,
            InvoiceState.AWAITING_SIGNATURE,
            InvoiceState.APPROVED,
            InvoiceState.EXPORTED,
            InvoiceState.READY_FOR_PAYMENT);

    private final Powers powers;
    private final Invoice invoice;
    private final List<Approval> approvals;

    Offers(Powers powers, Invoice invoice, List<Approval> approvals) {
        this.powers = powers;
        this.invoice = invoice;
        this.approvals = approvals;
    }

    /** The open approval that the actor may try to decide; null without one. */
    public @Nullable Approval decide() {
        return powers.approve() ? InvoiceView.open(approvals).orElse(null) : null;
    }

    /** Correct what was read. */
    public boolean correct() {
        return powers.enter() && BEFORE_APPROVAL.contains(invoice.state());
    }

    /** Have a rejected invoice checked anew. */
    public boolean resubmit() {
        return powers.enter() && in(InvoiceState.REJECTED);
    }

    /** Refuse, apart from an approval. */
    public boolean reject() {
        return powers.intervene() && decide() == null && BEFORE_APPROVAL.contains(invoice.state());
    }

    /** Stop. */
    public boolean hold() {
        return powers.intervene() && STOPPABLE.contains(invoice.state());
    }

    /** Let a held invoice go on. */
    public boolean release() {
        return powers.intervene() && in(InvoiceState.ON_HOLD);
    }

    /** Try a failed step again. */
    public boolean retry() {
        return powers.intervene() && in(InvoiceState.FAILED);
    }

    /** Withdraw for good. */
    public boolean withdraw() {
        return powers.enter()
                && invoice.billId() == null
                && !invoice.state().isFinal()
                && (BEFORE_APPROVAL.contains(invoice.state()) || in(InvoiceState.ON_HOLD) || in(InvoiceState.FAILED));
    }

    /** Whether an action that asks for a reason is offered. */
    public boolean withReason() {
        return reject() || hold() || withdraw();
    }

    private boolean in(InvoiceState state) {
        return invoice.state() == state;
    }
}
