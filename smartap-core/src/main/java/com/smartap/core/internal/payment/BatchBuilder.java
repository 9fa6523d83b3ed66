package com.smartap.core.internal.payment;

import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
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
import com.smartap.spi.payment.PaymentFormatException;
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

    PaymentBatch build(Tx tx, List<InvoiceId> ids, @Nullable LocalDate date, @Nullable String formatId) {
        if (ids.isEmpty() || ids.size() > MOST || new HashSet<>(ids).size() != ids.size()) {
            throw new InvalidRequestException(
                    "invoices", "invoices (%d) must be 1 to %d, each once".formatted(ids.size(), MOST));
        }
        PaymentFormat format = formats.format(formatId);
        LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
        LocalDate execution = date == null ? nextWeekday(today) : date;
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
        batch.createdBy = tx.actor().id();
        batch.createdAt = tx.now();
        List<PaymentRow> payments = payments(tx, batch, ids);
        batch.contentHash = BatchContent.hash(batch, payments).hex();
        List<PaymentProblem> problems = format.check(formats.order(batch, payments));
        if (!problems.isEmpty()) {
            throw new PaymentFormatException(problems);
        }
        tx.em().persist(batch);
        tx.em().flush();
        payments.forEach(tx.em()::persist);
        tx.happened(
                "payment-batch",
                batch.id,
                "payment.batch-built",
                Map.of(
                        "number", batch.number,
                        "payments", String.valueOf(payments.size()),
                        "total", PaymentRows.money(batch.total, batch.currency).toString(),
                        "format", batch.format,
                        "contentHash", batch.contentHash));
        tx.em().flush();
        return rows.record(batch);
    }

    private static List<PaymentRow> payments(Tx tx, PaymentBatchRow batch, List<InvoiceId> ids) {
        List<PaymentRow> payments = new ArrayList<>();
        batch.total = BigDecimal.ZERO;
        for (InvoiceId id : ids) {
            InvoiceRow invoice = tx.invoices().row(id);
            PaymentRow payment = payment(tx, batch, invoice, payments.size() + 1);
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

    private static PaymentRow payment(Tx tx, PaymentBatchRow batch, InvoiceRow invoice, int position) {
        if (invoice.state != InvoiceState.READY_FOR_PAYMENT || invoice.total == null || invoice.vendorId == null) {
            throw new IllegalLifecycleStateException(
                    "invoice %s is %s; only those READY_FOR_PAYMENT can be paid".formatted(invoice.id, invoice.state));
        }
        VendorRow vendor = tx.vendors().row(new VendorId(invoice.vendorId));
        if (vendor.bankAccount == null) {
            throw new PaymentFormatException(List.of(new PaymentProblem(
                    String.valueOf(InvoiceStore.content(invoice).invoiceNumber()),
                    "account",
                    "%s has no bank account. Maybe enter it with the vendor.".formatted(vendor.name))));
        }
        InvoiceContent content = InvoiceStore.content(invoice);
        PaymentRow row = new PaymentRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.batchId = batch.id;
        row.position = position;
        row.invoiceId = invoice.id;
        row.openKey = invoice.id.toString();
        row.invoiceNumber = String.valueOf(content.invoiceNumber());
        row.invoiceDate = content.invoiceDate();
        row.vendorId = vendor.id;
        row.payee = vendor.name;
        row.account = vendor.bankAccount;
        row.currency = String.valueOf(invoice.currency);
        row.amount = invoice.total.subtract(invoice.allocated);
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
