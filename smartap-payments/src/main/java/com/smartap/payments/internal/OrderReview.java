package com.smartap.payments.internal;

import com.smartap.spi.payment.PaymentNote;
import com.smartap.spi.payment.PaymentProblem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an order, and what is noteworthy about it, up to a thousand of each. */
public final class OrderReview {
    private static final int MOST = 1000;

    private final List<PaymentProblem> problems = new ArrayList<>();
    private final List<PaymentNote> notes = new ArrayList<>();
    private boolean muted;

    /** Notes a problem; the payment is null for the order as a whole. */
    public void problem(@Nullable String paymentId, String field, String message) {
        if (problems.size() < MOST) {
            problems.add(new PaymentProblem(paymentId, field, message));
        } else if (problems.size() == MOST) {
            problems.add(new PaymentProblem(null, "payments", "have more problems, which are not listed"));
        }
    }

    /** Notes what somebody may want to look at; the payment is null for the order as a whole. */
    public void note(@Nullable String paymentId, String field, String message) {
        PaymentNote note = new PaymentNote(paymentId, field, message);
        boolean told =
                paymentId == null && notes.contains(note); // the originator is met once for each kind of payments
        if (!muted && !told && notes.size() < MOST) {
            notes.add(note);
        }
    }

    /** From now on notes are not kept: the pass that writes meets them again. */
    public void mute() {
        muted = true;
    }

    /** Whether notes are kept. */
    public boolean listens() {
        return !muted;
    }

    /** Whether there are so many problems that looking for more is of no use. */
    public boolean isFull() {
        return problems.size() > MOST;
    }

    /** The problems so far. */
    public List<PaymentProblem> problems() {
        return List.copyOf(problems);
    }

    /** The notes so far. */
    public List<PaymentNote> notes() {
        return List.copyOf(notes);
    }
}
