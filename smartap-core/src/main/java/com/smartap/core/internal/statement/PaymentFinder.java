package com.smartap.core.internal.statement;

import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.BankAccount;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.StatementReader.Entry;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the payment that a bank speaks of. A guess finds nothing: what is not certain waits for a person. */
final class PaymentFinder {
    private PaymentFinder() {}

    /** The payment of an entry: by our reference, or for a return by the number of the entry that it returns. */
    static Optional<PaymentRow> of(Tx tx, Entry entry) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        Optional<PaymentRow> named = named(rows, entry.endToEndId());
        if (named.isPresent()) {
            // The reference alone does not settle a payment: currency and amount have to be those that were sent.
            return named.filter(row -> agrees(row, entry));
        }
        String original = entry.details() == null ? null : entry.details().originalReference();
        return !entry.cameBack() || original == null
                ? Optional.empty()
                : traced(rows, original, row -> agrees(row, entry) && sameAccount(row, entry.counterpartyAccount()));
    }

    /** The payment of an answer about one payment. */
    static Optional<PaymentRow> of(Tx tx, PaymentAnswer answer) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        return named(rows, answer.endToEndId())
                .or(() -> named(rows, answer.instructionId()))
                .filter(row -> answer.amount() == null || row.amount.compareTo(answer.amount()) == 0)
                .filter(row -> answer.currency() == null
                        || row.currency.equals(answer.currency().getCurrencyCode()));
    }

    /** The payment of a notice of a change. */
    static Optional<PaymentRow> of(Tx tx, ChangeNotice change) {
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        Optional<PaymentRow> named = named(rows, change.endToEndId());
        String trace = change.originalTrace();
        return named.isPresent() || trace == null ? named : traced(rows, trace, row -> true);
    }

    private static Optional<PaymentRow> named(PaymentRows rows, @Nullable String reference) {
        return reference == null ? Optional.empty() : rows.byReference(reference.strip());
    }

    /** Traces are unique in a file only, so that several payments may have one; those that may still come back go first. */
    private static Optional<PaymentRow> traced(PaymentRows rows, String trace, Predicate<PaymentRow> fits) {
        List<PaymentRow> all = rows.byTrace(trace.strip()).stream().filter(fits).toList();
        List<PaymentRow> open = all.stream().filter(PaymentFinder::mayComeBack).toList();
        List<PaymentRow> candidates = open.isEmpty() ? all : open;
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private static boolean mayComeBack(PaymentRow row) {
        PaymentStatus status = PaymentStatus.of(row.status);
        return status == PaymentStatus.PAYMENT_PROCESSING || status == PaymentStatus.PAYMENT_COMPLETED;
    }

    private static boolean sameAccount(PaymentRow row, @Nullable String number) {
        if (number == null) {
            return true;
        }
        BankAccount account = Json.to(row.account, BankAccount.class);
        String given = number.strip();
        return given.equals(account.accountNumber()) || given.equals(account.iban());
    }

    private static boolean agrees(PaymentRow payment, Entry entry) {
        BigDecimal amount = entry.amount();
        return payment.currency.equals(entry.currency().getCurrencyCode())
                && payment.amount.compareTo(amount.abs()) == 0
                && (entry.cameBack() || (entry.returnCode() == null && amount.signum() < 0));
    }
}
