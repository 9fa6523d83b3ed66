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
    private static final Set<InvoiceState> CORRECTABLE = EnumSet.of(
            InvoiceState.NEEDS_REVIEW,
            InvoiceState.UNMATCHED,
            InvoiceState.PENDING_APPROVAL,
            InvoiceState.AWAITING_SIGNATURE,
            InvoiceState.DUPLICATE,
            InvoiceState.REJECTED,
            InvoiceState.FAILED);
    private static final Set<InvoiceState> REFUSABLE = EnumSet.of(
            InvoiceState.NEEDS_REVIEW,
            InvoiceState.UNMATCHED,
            InvoiceState.PENDING_APPROVAL,
            InvoiceState.AWAITING_SIGNATURE,
            InvoiceState.FAILED);
    private static final Set<InvoiceState> STOPPABLE =
            EnumSet.range(InvoiceState.RECEIVED, InvoiceState.READY_FOR_PAYMENT);
    private static final Set<InvoiceState> RESUBMITTABLE =
            EnumSet.of(InvoiceState.REJECTED, InvoiceState.DUPLICATE, InvoiceState.NEEDS_REVIEW);
    private static final Set<InvoiceState> AFTER_POSTING = EnumSet.of(
            InvoiceState.EXPORTED,
            InvoiceState.READY_FOR_PAYMENT,
            InvoiceState.PAYMENT_SCHEDULED,
            InvoiceState.PAID,
            InvoiceState.ARCHIVED,
            InvoiceState.VOID);

    private static final Set<InvoiceState> DEMANDABLE = EnumSet.of(
            InvoiceState.NEEDS_REVIEW, InvoiceState.MATCHED, InvoiceState.UNMATCHED, InvoiceState.PENDING_APPROVAL);

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
        return powers.enter() && CORRECTABLE.contains(invoice.state()) && notPosted();
    }

    /** Have it checked anew, as it is. */
    public boolean resubmit() {
        return powers.enter() && RESUBMITTABLE.contains(invoice.state());
    }

    /** Refuse, apart from an approval. */
    public boolean reject() {
        return powers.intervene() && decide() == null && REFUSABLE.contains(invoice.state()) && notPosted();
    }

    /** Stop. */
    public boolean hold() {
        return powers.intervene() && STOPPABLE.contains(invoice.state());
    }

    /** Let a held invoice go on. */
    public boolean release() {
        return powers.intervene() && invoice.state() == InvoiceState.ON_HOLD;
    }

    /** Try a failed step again. */
    public boolean retry() {
        return powers.intervene() && invoice.state() == InvoiceState.FAILED;
    }

    /** Withdraw for good. */
    public boolean withdraw() {
        return powers.enter() && notPosted() && !AFTER_POSTING.contains(invoice.state());
    }

    /** Demand signatures, where there are any. */
    public boolean demand() {
        return powers.signatures() && DEMANDABLE.contains(invoice.state());
    }

    private boolean notPosted() {
        return invoice.billId() == null;
    }

    /** Whether an action that asks for a reason is offered. */
    public boolean withReason() {
        return reject() || hold() || withdraw();
    }
}
