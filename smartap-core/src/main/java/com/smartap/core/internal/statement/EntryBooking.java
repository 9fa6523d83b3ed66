package com.smartap.core.internal.statement;

import com.smartap.core.internal.payment.Settlement;
import com.smartap.core.internal.persistence.BankEntryRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.persistence.StatementRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.payment.StatementReader.Entry;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Books one entry, once, and draws the consequences for the payment that it is about. */
final class EntryBooking {
    private EntryBooking() {}

    /** What came of an entry. */
    enum Outcome {
        REPEATED,
        COMPLETED,
        FAILED,
        UNMATCHED,
        KNOWN_PAYMENT
    }

    static Outcome book(Tx tx, UUID statementRow, String statementId, Entry entry, String fingerprint, Instant at) {
        if (new StatementRows(tx.em(), tx.tenant()).knows(BankEntryRow.class, fingerprint)) {
            return Outcome.REPEATED;
        }
        Optional<PaymentRow> payment = PaymentFinder.of(tx, entry);
        BankEntryRow row = new BankEntryRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.fingerprint = fingerprint;
        row.statementId = cut(statementId);
        row.statementRow = statementRow;
        row.entry = Json.of(entry);
        row.paymentId = payment.map(found -> found.id).orElse(null);
        row.createdAt = at;
        Outcome outcome = payment.map(found -> settle(tx, found, entry)).orElse(Outcome.UNMATCHED);
        tx.em().persist(row);
        if (outcome == Outcome.UNMATCHED) {
            tx.audit(
                    "bank.entry-unmatched",
                    "bank-entry",
                    row.id,
                    Map.of(
                            "amount",
                            entry.amount().toPlainString() + " " + entry.currency(),
                            "statement",
                            row.statementId));
        }
        return outcome;
    }

    static String cut(String statementId) {
        return statementId.length() > 200 ? statementId.substring(0, 200) : statementId;
    }

    private static Outcome settle(Tx tx, PaymentRow payment, Entry entry) {
        PaymentStatus status = PaymentStatus.of(payment.status);
        if (entry.returnCode() != null) {
            if (status == PaymentStatus.PAYMENT_PROCESSING || status == PaymentStatus.PAYMENT_COMPLETED) {
                String reason = entry.details() == null ? null : entry.details().returnReason();
                Settlement.fail(
                        tx,
                        payment,
                        "%s: the bank returned the payment%s"
                                .formatted(entry.returnCode(), reason == null ? "" : " (" + reason + ")"));
                return Outcome.FAILED;
            }
            if (PaymentRows.CONTRADICTED.equals(payment.bankState)) {
                // What was booked in spite of the refusal has come back.
                payment.bankState = null;
                payment.bankWords = null;
            }
            return Outcome.KNOWN_PAYMENT;
        }
        if (status == PaymentStatus.PAYMENT_PROCESSING) {
            Settlement.complete(tx, payment, entry.bankReference(), entry.bookingDate());
            return Outcome.COMPLETED;
        }
        return status == PaymentStatus.PAYMENT_FAILED && !cameBack(tx, payment)
                ? contradict(tx, payment, entry)
                : Outcome.KNOWN_PAYMENT;
    }

    /** The return may have been reported before the payment itself. */
    private static boolean cameBack(Tx tx, PaymentRow payment) {
        return new StatementRows(tx.em(), tx.tenant())
                .entriesOf(payment.id).stream()
                        .anyMatch(row -> Json.to(row.entry, Entry.class).cameBack());
    }

    /** The bank refused the payment and booked it nevertheless: nobody may pay its invoice a second time unseen. */
    private static Outcome contradict(Tx tx, PaymentRow payment, Entry entry) {
        if (Settlement.revive(tx, payment, entry.bankReference(), entry.bookingDate())) {
            return Outcome.COMPLETED;
        }
        payment.bankState = PaymentRows.CONTRADICTED;
        payment.bankWords = "booked by the bank, which had refused it (%s)".formatted(payment.failure);
        tx.happened(
                "payment-batch",
                payment.batchId,
                "payment.contradicted",
                Map.of(
                        "paymentId", payment.id.toString(),
                        "reference", payment.reference,
                        "invoiceId", payment.invoiceId.toString(),
                        "failure", String.valueOf(payment.failure),
                        "bankReference", String.valueOf(entry.bankReference())));
        return Outcome.KNOWN_PAYMENT;
    }
}
