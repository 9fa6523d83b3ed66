package com.smartap.core.internal.payment;

import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentStatus;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the bank's word about a payment means for payment, invoice and batch. */
public final class Settlement {
    private Settlement() {}

    /** The bank booked the payment. */
    public static void complete(Tx tx, PaymentRow payment, @Nullable String bankReference, @Nullable LocalDate paidOn) {
        payment.status = PaymentStatus.PAYMENT_COMPLETED.wire();
        payment.bankReference = bankReference;
        payment.paidOn = paidOn;
        InvoiceRow invoice = invoice(tx, payment);
        tx.happened("invoice", invoice.id, EventType.PAYMENT_COMPLETED, facts(payment));
        Lifecycle.apply(tx, invoice, Trigger.PAID, null, facts(payment));
        closeBatch(tx, new PaymentBatchId(payment.batchId));
    }

    /** The bank refused or returned the payment; the invoice may be paid again, or waits for a person. */
    public static void fail(Tx tx, PaymentRow payment, String why) {
        undo(tx, payment, why);
        closeBatch(tx, new PaymentBatchId(payment.batchId));
    }

    /** The bank refused payments of a batch together. */
    public static void fail(Tx tx, PaymentBatchId batch, List<PaymentRow> payments, String why) {
        payments.forEach(payment -> undo(tx, payment, why));
        closeBatch(tx, batch);
    }

    /** The bank refused a file as a whole: nothing of it was executed, and its invoices may be paid again. */
    public static void refuse(Tx tx, PaymentBatchRow batch, List<PaymentRow> payments, String reason) {
        batch.state = PaymentBatch.State.REFUSED;
        batch.reason = reason;
        payments.forEach(payment -> undo(tx, payment, "the bank refused the file: " + reason));
        tx.happened("payment-batch", batch.id, "payment.refused", Map.of("number", batch.number, "reason", reason));
    }

    /**
     * The bank booked a payment that it had refused. The statement is what counts: if its invoice was not paid otherwise
     * meanwhile, the payment is taken as made.
     *
     * @return whether it could be
     */
    public static boolean revive(
            Tx tx, PaymentRow payment, @Nullable String bankReference, @Nullable LocalDate paidOn) {
        InvoiceRow invoice = invoice(tx, payment);
        if (!Lifecycle.allows(invoice, Trigger.SCHEDULED)) {
            return false;
        }
        String why =
                "the bank booked payment %s, which it had refused (%s)".formatted(payment.reference, payment.failure);
        Lifecycle.apply(tx, invoice, Trigger.SCHEDULED, why, facts(payment));
        invoice.allocated = invoice.allocated.add(payment.amount);
        invoice.sentPaymentId = payment.id;
        payment.openKey = invoice.id.toString();
        payment.failure = null;
        complete(tx, payment, bankReference, paidOn);
        return true;
    }

    private static void undo(Tx tx, PaymentRow payment, String why) {
        boolean completed = payment.status.equals(PaymentStatus.PAYMENT_COMPLETED.wire());
        payment.status = PaymentStatus.PAYMENT_FAILED.wire();
        payment.failure = why;
        payment.openKey = null;
        InvoiceRow invoice = invoice(tx, payment);
        invoice.allocated = invoice.allocated.subtract(payment.amount);
        invoice.sentPaymentId = null;
        boolean wasPaid = completed || invoice.state == InvoiceState.PAID || invoice.state == InvoiceState.ARCHIVED;
        Lifecycle.apply(tx, invoice, wasPaid ? Trigger.PAYMENT_RETURNED : Trigger.PAYMENT_REFUSED, why, facts(payment));
    }

    /** Completes a sent batch none of whose payments waits for the bank any more. */
    static void closeBatch(Tx tx, PaymentBatchId id) {
        tx.em().flush();
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        PaymentBatchRow batch = rows.batch(id);
        // The bank's answer and its statement may come in the same instant: whoever is second sees what the first did.
        tx.em().refresh(batch, LockModeType.PESSIMISTIC_WRITE);
        if (batch.state == PaymentBatch.State.SENT && rows.count(batch.id, PaymentStatus.PAYMENT_PROCESSING) == 0) {
            batch.state = PaymentBatch.State.COMPLETED;
            tx.happened("payment-batch", batch.id, "payment.batch-completed", Map.of("number", batch.number));
        }
    }

    private static InvoiceRow invoice(Tx tx, PaymentRow payment) {
        return tx.invoices().row(new InvoiceId(payment.invoiceId));
    }

    private static Map<String, String> facts(PaymentRow payment) {
        return Map.of(
                "paymentId", payment.id.toString(),
                "reference", payment.reference,
                "amount", PaymentRows.money(payment.amount, payment.currency).toString(),
                "bankReference", String.valueOf(payment.bankReference));
    }
}
