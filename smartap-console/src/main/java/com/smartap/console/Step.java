package com.smartap.console;

import com.smartap.core.SignatureRequest;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of an invoice's life, as the line on top of its page shows it.
 *
 * @param label the step in a word
 * @param status {@code done}, {@code warned}, {@code current}, {@code stopped} or {@code ahead}
 */
record Step(String label, String status) {
    private static final List<String> LABELS =
            List.of("Received", "Read", "Checked", "Matched", "Approved", "Posted", "Paid", "Archived");

    private static final int MATCHED = 3;
    private static final int APPROVED = 5;

    /** The line of an invoice; signing is a step only where somebody is, or was, asked to sign. */
    static List<Step> of(Invoice invoice, List<Approval> approvals, List<SignatureRequest> requests) {
        boolean stopped = switch (invoice.state()) {
            case NEEDS_REVIEW, REJECTED, DUPLICATE, ON_HOLD, VOID, FAILED -> true;
            default -> false;
        };
        List<String> labels = new ArrayList<>(LABELS);
        int done = done(invoice, approvals);
        if (isSigning(invoice, requests)) {
            labels.add(APPROVED, "Signed");
            done += done >= APPROVED && has(requests, SignatureRequest.Ending.SIGNED) ? 1 : 0;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            String status = i < done ? "done" : i > done ? "ahead" : stopped ? "stopped" : "current";
            boolean differs = i == MATCHED
                    && i < done
                    && invoice.match() != null
                    && !invoice.match().matched();
            steps.add(differs ? new Step("Not matched", "warned") : new Step(labels.get(i), status));
        }
        return List.copyOf(steps);
    }

    /** What the status means, for those who do not see its colour. */
    public String meaning() {
        return switch (status) {
            case "done" -> "done";
            case "warned" -> "done, with differences";
            case "current" -> "in progress";
            case "stopped" -> "stopped here";
            default -> "not yet";
        };
    }

    /** How many steps lie behind an invoice. Where it was stopped tells itself by what it already has. */
    private static int done(Invoice invoice, List<Approval> approvals) {
        return switch (invoice.state()) {
            case RECEIVED -> 1;
            case EXTRACTED, NEEDS_REVIEW -> 2;
            case VALIDATED -> 3;
            case MATCHED, UNMATCHED, PENDING_APPROVAL -> 4;
            case AWAITING_SIGNATURE, APPROVED -> APPROVED;
            case EXPORTED, READY_FOR_PAYMENT, PAYMENT_SCHEDULED -> 6;
            case PAID -> 7;
            case ARCHIVED -> 8;
            case REJECTED, DUPLICATE, ON_HOLD, VOID, FAILED -> stoppedAfter(invoice, approvals);
        };
    }

    private static boolean isSigning(Invoice invoice, List<SignatureRequest> requests) {
        return invoice.state() == InvoiceState.AWAITING_SIGNATURE
                || requests.stream().anyMatch(SignatureRequest::open)
                || has(requests, SignatureRequest.Ending.SIGNED)
                || (invoice.state() == InvoiceState.REJECTED && has(requests, SignatureRequest.Ending.REJECTED));
    }

    /** Whether the last request ended so: what came before it was tried again. */
    private static boolean has(List<SignatureRequest> requests, SignatureRequest.Ending ending) {
        return !requests.isEmpty() && requests.get(requests.size() - 1).ending() == ending;
    }

    private static int stoppedAfter(Invoice invoice, List<Approval> approvals) {
        if (invoice.billId() != null) {
            return 6;
        }
        List<Approval> counting = approvals.stream()
                .filter(approval ->
                        approval.decision() != Decision.SUPERSEDED && approval.decision() != Decision.ESCALATED)
                .toList();
        if (!counting.isEmpty() && counting.stream().allMatch(a -> a.decision() == Decision.APPROVED)) {
            return APPROVED;
        }
        if (invoice.match() != null) {
            return 4;
        }
        return invoice.readings().isEmpty() && invoice.total() == null && invoice.revision() == 0 ? 1 : 2;
    }
}
