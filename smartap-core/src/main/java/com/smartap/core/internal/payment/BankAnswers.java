package com.smartap.core.internal.payment;

import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.PaymentAnswer.Level;
import com.smartap.spi.payment.PaymentAnswer.State;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What banks answer to payment files, and what they ask to correct. Only statements prove that money moved. */
final class BankAnswers {
    private BankAnswers() {}

    /** Whether an answer is a refusal, which is all that changes anything before a statement comes. */
    static boolean matters(PaymentAnswer answer) {
        return answer.state() == State.REJECTED || answer.state() == State.CANCELLED;
    }

    /**
     * Fails the payment that the bank refused. A refusal of a whole file or batch, or of a payment that is not known or
     * has another amount, waits for a person.
     *
     * @return whether a payment failed
     */
    static boolean refuse(Tx tx, PaymentAnswer answer) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        Optional<PaymentRow> payment = answer.level() != Level.PAYMENT || answer.endToEndId() == null
                ? Optional.empty()
                : rows.byReference(answer.endToEndId().strip()).filter(row -> agrees(row, answer));
        if (payment.isEmpty()) {
            tx.audit(
                    "bank.answer-unmatched",
                    "bank-answer",
                    UUID.randomUUID(),
                    Map.of(
                            "level", answer.level().name(),
                            "code", answer.code(),
                            "reasons", reasons(answer),
                            "file", String.valueOf(answer.messageId()),
                            "batch", String.valueOf(answer.batchId())));
            return false;
        }
        if (PaymentStatus.of(payment.get().status) != PaymentStatus.PAYMENT_PROCESSING) {
            return false; // a repeated answer, or one that a statement has overtaken
        }
        Settlement.fail(
                tx, payment.get(), "%s: the bank refused the payment (%s)".formatted(answer.code(), reasons(answer)));
        return true;
    }

    /** Notes a notification of change, which is evidence for a person and changes nothing by itself. */
    static void note(Tx tx, ChangeNotice change) {
        tx.audit(
                "bank.change-notice",
                "bank-change",
                UUID.randomUUID(),
                Map.of(
                        "code", change.code(),
                        "originalTrace", String.valueOf(change.originalTrace()),
                        "reference", String.valueOf(change.endToEndId())));
    }

    private static boolean agrees(PaymentRow payment, PaymentAnswer answer) {
        return (answer.amount() == null || payment.amount.compareTo(answer.amount()) == 0)
                && (answer.currency() == null
                        || payment.currency.equals(answer.currency().getCurrencyCode()));
    }

    private static String reasons(PaymentAnswer answer) {
        return answer.reasons().isEmpty()
                ? "no reason given"
                : answer.reasons().stream()
                        .limit(5)
                        .map(reason ->
                                reason.meaning() == null ? reason.code() : reason.code() + " " + reason.meaning())
                        .collect(Collectors.joining(", "));
    }
}
