package com.smartap.console;

import com.smartap.model.approval.Approval;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.Invoice;
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

    /** The line of an invoice. */
    static List<Step> of(Invoice invoice, List<Approval> approvals) {
        boolean stopped = switch (invoice.state()) {
            case NEEDS_REVIEW, REJECTED, DUPLICATE, ON_HOLD, VOID, FAILED -> true;
            default -> false;
        };
        int done = done(invoice, approvals);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < LABELS.size(); i++) {
            String status = i < done ? "done" : i > done ? "ahead" : stopped ? "stopped" : "current";
            boolean differs = i == MATCHED
                    && i < done
                    && invoice.match() != null
                    && !invoice.match().matched();
            steps.add(differs ? new Step("Not matched", "warned") : new Step(LABELS.get(i), status));
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
            case MATCHED, UNMATCHED, PENDING_APPROVAL, AWAITING_SIGNATURE -> 4;
            case APPROVED -> 5;
            case EXPORTED, READY_FOR_PAYMENT, PAYMENT_SCHEDULED -> 6;
            case PAID -> 7;
            case ARCHIVED -> 8;
            case REJECTED, DUPLICATE, ON_HOLD, VOID, FAILED -> stoppedAfter(invoice, approvals);
        };
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
            return 5;
        }
        if (invoice.match() != null) {
            return 4;
        }
        return invoice.readings().isEmpty() && invoice.total() == null && invoice.revision() == 0 ? 1 : 2;
    }
}
