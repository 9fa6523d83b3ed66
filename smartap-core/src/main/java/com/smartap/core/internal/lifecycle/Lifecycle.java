package com.smartap.core.internal.lifecycle;

import static com.smartap.model.invoice.InvoiceState.APPROVED;
import static com.smartap.model.invoice.InvoiceState.ARCHIVED;
import static com.smartap.model.invoice.InvoiceState.AWAITING_SIGNATURE;
import static com.smartap.model.invoice.InvoiceState.DUPLICATE;
import static com.smartap.model.invoice.InvoiceState.EXPORTED;
import static com.smartap.model.invoice.InvoiceState.EXTRACTED;
import static com.smartap.model.invoice.InvoiceState.FAILED;
import static com.smartap.model.invoice.InvoiceState.MATCHED;
import static com.smartap.model.invoice.InvoiceState.NEEDS_REVIEW;
import static com.smartap.model.invoice.InvoiceState.ON_HOLD;
import static com.smartap.model.invoice.InvoiceState.PAID;
import static com.smartap.model.invoice.InvoiceState.PAYMENT_SCHEDULED;
import static com.smartap.model.invoice.InvoiceState.PENDING_APPROVAL;
import static com.smartap.model.invoice.InvoiceState.READY_FOR_PAYMENT;
import static com.smartap.model.invoice.InvoiceState.RECEIVED;
import static com.smartap.model.invoice.InvoiceState.REJECTED;
import static com.smartap.model.invoice.InvoiceState.UNMATCHED;
import static com.smartap.model.invoice.InvoiceState.VALIDATED;
import static com.smartap.model.invoice.InvoiceState.VOID;

import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.IllegalLifecycleStateException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The whole life of an invoice on one page: from which states, by what, under which condition, to where, told how. */
public final class Lifecycle {
    /** The state of a transition that goes back to where the invoice was stopped. */
    public static final @Nullable InvoiceState RESUME = null;

    private static final Set<InvoiceState> BEFORE_APPROVAL = EnumSet.of(
            RECEIVED, EXTRACTED, NEEDS_REVIEW, VALIDATED, MATCHED, UNMATCHED, PENDING_APPROVAL, AWAITING_SIGNATURE);

    /** Every transition that there is; what is not in this table cannot happen. */
    public static final List<Transition> TABLE = List.of(
            // What the engine does by itself.
            on(Trigger.READ).from(RECEIVED).to(EXTRACTED).tells(EventType.INVOICE_PROCESSED),
            on(Trigger.VALID).from(EXTRACTED).when(Guard.COMPLETE).to(VALIDATED).tells("invoice.validated"),
            on(Trigger.INCOMPLETE).from(EXTRACTED).to(NEEDS_REVIEW).tells("invoice.review-required"),
            on(Trigger.DUPLICATE_FOUND).from(EXTRACTED).to(DUPLICATE).tells("invoice.duplicate"),
            on(Trigger.MATCHED).from(VALIDATED).to(MATCHED).tells("invoice.matched"),
            on(Trigger.UNMATCHED).from(VALIDATED).to(UNMATCHED).tells("invoice.unmatched"),
            on(Trigger.ROUTED).from(MATCHED, UNMATCHED).to(PENDING_APPROVAL).tells(EventType.APPROVAL_REQUIRED),
            on(Trigger.POSTED).from(APPROVED).to(EXPORTED).tells("invoice.exported"),
            on(Trigger.RELEASED_FOR_PAYMENT)
                    .from(EXPORTED)
                    .to(READY_FOR_PAYMENT)
                    .tells("invoice.payable"),
            on(Trigger.SEALED).from(PAID).to(ARCHIVED).tells("invoice.archived"),
            on(Trigger.STEP_FAILED)
                    .from(RECEIVED, EXTRACTED, VALIDATED, MATCHED, UNMATCHED, AWAITING_SIGNATURE, APPROVED)
                    .andFrom(EXPORTED, PAID)
                    .to(FAILED)
                    .tells("invoice.failed"),
            // What people decide.
            on(Trigger.CORRECTED)
                    .from(NEEDS_REVIEW, UNMATCHED, PENDING_APPROVAL, AWAITING_SIGNATURE, DUPLICATE, REJECTED)
                    .to(EXTRACTED)
                    .tells("invoice.corrected"),
            on(Trigger.CORRECTED)
                    .from(FAILED)
                    .when(Guard.NOT_POSTED)
                    .to(EXTRACTED)
                    .tells("invoice.corrected"),
            on(Trigger.APPROVED).from(PENDING_APPROVAL).to(APPROVED).tells(EventType.INVOICE_APPROVED),
            on(Trigger.SIGNATURE_REQUIRED)
                    .from(PENDING_APPROVAL)
                    .to(AWAITING_SIGNATURE)
                    .tells(EventType.ESIGN_REQUESTED),
            on(Trigger.SIGNED).from(AWAITING_SIGNATURE).to(APPROVED).tells(EventType.INVOICE_APPROVED),
            on(Trigger.SIGNATURE_REFUSED).from(AWAITING_SIGNATURE).to(REJECTED).tells(EventType.INVOICE_REJECTED),
            on(Trigger.SIGNATURE_LAPSED)
                    .from(AWAITING_SIGNATURE)
                    .to(PENDING_APPROVAL)
                    .tells(EventType.APPROVAL_REQUIRED),
            on(Trigger.REJECTED)
                    .from(NEEDS_REVIEW, UNMATCHED, PENDING_APPROVAL, AWAITING_SIGNATURE)
                    .to(REJECTED)
                    .tells(EventType.INVOICE_REJECTED),
            on(Trigger.REJECTED)
                    .from(FAILED)
                    .when(Guard.NOT_POSTED)
                    .to(REJECTED)
                    .tells(EventType.INVOICE_REJECTED),
            on(Trigger.RESUBMITTED)
                    .from(REJECTED, DUPLICATE, NEEDS_REVIEW)
                    .to(EXTRACTED)
                    .tells("invoice.resubmitted"),
            on(Trigger.HELD)
                    .from(RECEIVED, EXTRACTED, NEEDS_REVIEW, VALIDATED, MATCHED, UNMATCHED, PENDING_APPROVAL, APPROVED)
                    .andFrom(AWAITING_SIGNATURE, EXPORTED, READY_FOR_PAYMENT)
                    .when(Guard.NOT_ALLOCATED)
                    .to(ON_HOLD)
                    .tells("invoice.held"),
            on(Trigger.LET_GO).from(ON_HOLD).to(RESUME).tells("invoice.released"),
            on(Trigger.RETRIED).from(FAILED).to(RESUME).tells("invoice.retried"),
            on(Trigger.WITHDRAWN)
                    .from(BEFORE_APPROVAL)
                    .andFrom(APPROVED, REJECTED, DUPLICATE, ON_HOLD, FAILED)
                    .when(Guard.NOT_POSTED)
                    .to(VOID)
                    .tells("invoice.withdrawn"),
            // What payment batches and the bank do.
            on(Trigger.SCHEDULED)
                    .from(READY_FOR_PAYMENT)
                    .when(Guard.NOT_ALLOCATED)
                    .to(PAYMENT_SCHEDULED)
                    .tells("invoice.scheduled"),
            on(Trigger.UNSCHEDULED)
                    .from(PAYMENT_SCHEDULED)
                    .when(Guard.NOT_SENT)
                    .to(READY_FOR_PAYMENT)
                    .tells("invoice.unscheduled"),
            on(Trigger.PAID).from(PAYMENT_SCHEDULED).when(Guard.SENT).to(PAID).tells(EventType.INVOICE_PAID),
            on(Trigger.PAYMENT_REFUSED)
                    .from(PAYMENT_SCHEDULED)
                    .to(READY_FOR_PAYMENT)
                    .tells("invoice.payment-refused"),
            on(Trigger.PAYMENT_RETURNED)
                    .from(PAID, ARCHIVED, FAILED)
                    .to(ON_HOLD)
                    .tells("invoice.payment-returned"));

    private Lifecycle() {}

    /**
     * Brings an invoice into its next state, and tells so.
     *
     * @param reason why, for states that a problem or a person brought about
     * @param data what else the event and the audit record should say
     * @throws IllegalLifecycleStateException if the table has no such transition, or its guard does not hold
     */
    public static void apply(
            Tx tx, InvoiceRow row, Trigger trigger, @Nullable String reason, Map<String, String> data) {
        InvoiceState from = row.state;
        Transition transition = find(row, trigger);
        InvoiceState to = transition.to() != null ? transition.to() : row.resumeState;
        if (to == null) {
            throw new IllegalStateException("invoice %s has no state to go back to".formatted(row.id));
        }
        if (to == ON_HOLD || to == FAILED) {
            row.resumeState = trigger == Trigger.PAYMENT_RETURNED ? READY_FOR_PAYMENT : from;
        } else {
            row.resumeState = null;
        }
        row.state = to;
        row.reason = reason;
        row.updatedAt = tx.now();
        Map<String, String> facts = new HashMap<>(data);
        facts.put("from", from.name());
        facts.put("to", to.name());
        if (reason != null) {
            facts.put("reason", reason);
        }
        tx.happened("invoice", row.id, transition.event(), facts);
    }

    /** Whether the table has a transition for this. */
    public static boolean allows(InvoiceRow row, Trigger trigger) {
        return TABLE.stream()
                .anyMatch(t -> t.fits(row.state, trigger) && t.guard().holds(row));
    }

    private static Transition find(InvoiceRow row, Trigger trigger) {
        List<Transition> fitting =
                TABLE.stream().filter(t -> t.fits(row.state, trigger)).toList();
        for (Transition transition : fitting) {
            if (transition.guard().holds(row)) {
                return transition;
            }
        }
        String action = trigger.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        throw new IllegalLifecycleStateException(
                fitting.isEmpty()
                        ? "invoice %s is %s and cannot become %s. It can from: %s."
                                .formatted(row.id, row.state, action, statesOf(trigger))
                        : "invoice %s cannot become %s: this needs that %s."
                                .formatted(
                                        row.id, action, fitting.get(0).guard().words()));
    }

    private static Set<InvoiceState> statesOf(Trigger trigger) {
        Set<InvoiceState> states = EnumSet.noneOf(InvoiceState.class);
        TABLE.stream().filter(t -> t.trigger() == trigger).forEach(t -> states.addAll(t.from()));
        return states;
    }

    private static Transition.Draft on(Trigger trigger) {
        return new Transition.Draft(trigger);
    }
}
