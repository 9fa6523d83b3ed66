package com.smartap.core.internal.payment;

import com.smartap.core.BatchRefusedException;
import com.smartap.core.Payments;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.PaymentProblem;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a batch of payable invoices, complete or not at all. */
public final class BatchBuilder {
    private static final int MOST = 10_000;
    private static final int REFERENCE_DIGITS = 13;

    private final PaymentFormats formats;

    public BatchBuilder(PaymentFormats formats) {
        this.formats = formats;
    }

    /** Builds a batch, or says what is in its way. */
    PaymentBatch build(Tx tx, Payments.NewBatch wanted) {
        Draft draft = draft(tx, wanted);
        if (!draft.problems.isEmpty()) {
            throw new BatchRefusedException(draft.problems);
        }
        PaymentBatchRow batch = draft.batch;
        tx.em().persist(batch);
        tx.em().flush();
        draft.payments.forEach(tx.em()::persist);
        tx.happened(
                "payment-batch",
                batch.id,
                "payment.batch-built",
                Map.of(
                        "number",
                        batch.number,
                        "payments",
                        String.valueOf(draft.payments.size()),
                        "total",
                        PaymentRows.money(batch.total, batch.currency).toString(),
                        "format",
                        batch.format,
                        "notes",
                        String.valueOf(draft.notes.size()),
                        "contentHash",
                        batch.contentHash));
        tx.em().flush();
        return new PaymentRows(tx.em(), tx.tenant()).record(batch);
    }

    /** What building would come to. Changes rows, so the unit of work has to be dropped. */
    Payments.Preview preview(Tx tx, Payments.NewBatch wanted) {
        Draft draft = draft(tx, wanted);
        return new Payments.Preview(
                draft.batch.format,
                draft.batch.executionDate,
                draft.payments.size(),
                draft.payments.isEmpty() ? null : PaymentRows.money(draft.batch.total, draft.batch.currency),
                draft.problems,
                draft.notes);
    }

    /** The batch to be, and what is to be said about it. */
    private record Draft(
            PaymentBatchRow batch,
            List<PaymentRow> payments,
            List<Payments.Finding> problems,
            List<Payments.Finding> notes) {}

    private Draft draft(Tx tx, Payments.NewBatch wanted) {
        List<InvoiceId> ids = wanted.invoices();
        if (ids.isEmpty() || ids.size() > MOST || new HashSet<>(ids).size() != ids.size()) {
            throw new InvalidRequestException(
                    "invoices", "invoices (%d) must be 1 to %d, each once".formatted(ids.size(), MOST));
        }
        PaymentFormat format = formats.format(wanted.format());
        PaymentBatchRow batch = batch(tx, format, wanted);
        List<Payments.Finding> problems = new ArrayList<>();
        List<PaymentRow> payments = payments(tx, batch, ids, problems);
        List<Payments.Finding> notes = List.of();
        if (!payments.isEmpty()) {
            PaymentOrder order = formats.order(batch, payments);
            List<PaymentProblem> found = format.check(order);
            found.forEach(problem ->
                    problems.add(finding(payments, problem.paymentId(), problem.field(), problem.message())));
            if (found.isEmpty()) {
                notes = format.notes(order).stream()
                        .map(note -> finding(payments, note.paymentId(), note.field(), note.message()))
                        .toList();
            }
        }
        batch.notes = notes.isEmpty() ? null : Json.of(notes);
        batch.contentHash = BatchContent.hash(batch, payments).hex();
        return new Draft(batch, payments, problems, notes);
    }

    private PaymentBatchRow batch(Tx tx, PaymentFormat format, Payments.NewBatch wanted) {
        LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
        LocalDate usual = wanted.sameDay() ? today : nextWeekday(today);
        LocalDate execution = wanted.executionDate() == null ? usual : wanted.executionDate();
        if (execution.isBefore(today)) {
            throw new InvalidRequestException(
                    "executionDate", "executionDate (%s) is past; today is %s".formatted(execution, today));
        }
        PaymentRows rows = new PaymentRows(tx.em(), tx.tenant());
        PaymentBatchRow batch = new PaymentBatchRow();
        batch.id = UUID.randomUUID();
        batch.tenant = tx.tenant().value();
        String prefix = "PB-%d-".formatted(today.getYear());
        batch.number = prefix + String.format(Locale.ROOT, "%04d", rows.countNumbers(prefix) + 1);
        batch.state = PaymentBatch.State.BUILT;
        batch.format = format.id();
        batch.executionDate = execution;
        batch.sameDay = wanted.sameDay();
        Map<String, String> options = formats.optionsOf(format.id());
        batch.options = options.isEmpty() ? null : Json.of(options);
        batch.createdBy = tx.actor().id();
        batch.createdAt = tx.now();
        batch.total = BigDecimal.ZERO;
        return batch;
    }

    /** What a format says of a payment, said of the invoice that it pays. */
    static Payments.Finding finding(
            List<PaymentRow> payments, @Nullable String reference, String field, String message) {
        return payments.stream()
                .filter(payment -> payment.reference.equals(reference))
                .findFirst()
                .map(payment ->
                        new Payments.Finding(new InvoiceId(payment.invoiceId), payment.invoiceNumber, field, message))
                .orElseGet(() -> new Payments.Finding(null, null, field, message));
    }

    private static List<PaymentRow> payments(
            Tx tx, PaymentBatchRow batch, List<InvoiceId> ids, List<Payments.Finding> problems) {
        List<PaymentRow> payments = new ArrayList<>();
        for (InvoiceId id : ids) {
            InvoiceRow invoice = tx.invoices().row(id);
            VendorRow vendor = vendor(tx, invoice);
            if (vendor.bankAccount == null) {
                problems.add(new Payments.Finding(
                        id,
                        InvoiceStore.content(invoice).invoiceNumber(),
                        "account",
                        "%s has no bank account. Maybe enter it with the vendor.".formatted(vendor.name)));
                continue;
            }
            PaymentRow payment = payment(batch, invoice, vendor, vendor.bankAccount, payments.size() + 1);
            if (payments.isEmpty()) {
                batch.currency = payment.currency;
            } else if (!batch.currency.equals(payment.currency)) {
                throw new InvalidRequestException(
                        "invoices",
                        "a batch has one currency, but holds %s and %s".formatted(batch.currency, payment.currency));
            }
            batch.total = batch.total.add(payment.amount);
            payments.add(payment);
            Lifecycle.apply(
                    tx,
                    invoice,
                    Trigger.SCHEDULED,
                    null,
                    Map.of(
                            "batch",
                            batch.number,
                            "amount",
                            PaymentRows.money(payment.amount, payment.currency).toString()));
            invoice.allocated = invoice.allocated.add(payment.amount);
        }
        return payments;
    }

    private static VendorRow vendor(Tx tx, InvoiceRow invoice) {
        if (invoice.state != InvoiceState.READY_FOR_PAYMENT || invoice.total == null || invoice.vendorId == null) {
            throw new IllegalLifecycleStateException(
                    "invoice %s is %s; only those READY_FOR_PAYMENT can be paid".formatted(invoice.id, invoice.state));
        }
        return tx.vendors().row(new VendorId(invoice.vendorId));
    }

    private static PaymentRow payment(
            PaymentBatchRow batch, InvoiceRow invoice, VendorRow vendor, String account, int position) {
        InvoiceContent content = InvoiceStore.content(invoice);
        PaymentRow row = new PaymentRow();
        row.id = UUID.randomUUID();
        row.tenant = batch.tenant;
        row.batchId = batch.id;
        row.position = position;
        row.invoiceId = invoice.id;
        row.openKey = invoice.id.toString();
        row.invoiceNumber = String.valueOf(content.invoiceNumber());
        row.invoiceDate = content.invoiceDate();
        row.vendorId = vendor.id;
        row.payee = vendor.name;
        row.payeeAddress = vendor.address;
        row.account = account;
        row.currency = String.valueOf(invoice.currency);
        row.amount = Objects.requireNonNull(invoice.total).subtract(invoice.allocated);
        row.reference = reference(row.id);
        row.status = PaymentStatus.PAYMENT_SCHEDULED.wire();
        return row;
    }

    /** A name of the payment that every bank carries: 14 characters that hold 64 bits of its id. */
    private static String reference(UUID id) {
        String digits = Long.toUnsignedString(id.getLeastSignificantBits() ^ id.getMostSignificantBits(), 36)
                .toUpperCase(Locale.ROOT);
        return "P" + "0".repeat(Math.max(0, REFERENCE_DIGITS - digits.length())) + digits;
    }

    private static LocalDate nextWeekday(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
