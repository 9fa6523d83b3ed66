package com.smartap.core.internal.payment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.Payments;
import com.smartap.core.Power;
import com.smartap.core.Statements;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.PaymentFormat;
import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people do with payment batches. */
public final class PaymentService implements Payments {
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final UnitOfWork units;
    private final PaymentFormats formats;
    private final BatchBuilder builder;
    private final BatchRelease release;
    private final Statements statements;

    public PaymentService(UnitOfWork units, PaymentFormats formats, BatchBuilder builder, Statements statements) {
        this.units = units;
        this.formats = formats;
        this.builder = builder;
        this.release = new BatchRelease(formats);
        this.statements = statements;
    }

    @Override
    public Page<Invoice> payable(Actor actor, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> tx.invoices().payable(page).map(InvoiceStore::record));
    }

    @Override
    public PaymentBatch build(
            Actor actor, List<InvoiceId> invoices, @Nullable LocalDate executionDate, @Nullable String format) {
        return build(actor, new NewBatch(invoices, executionDate, format, false));
    }

    @Override
    public PaymentBatch build(Actor actor, NewBatch batch) {
        Power.BUILD_PAYMENTS.require(actor);
        try {
            return units.call("batch.build", actor, tx -> builder.build(tx, batch));
        } catch (PersistenceException e) {
            if (Violations.of("smartap_payment_batch_number", e) || Violations.of("smartap_payment_open", e)) {
                throw new StaleVersionException("somebody else built a batch in the same instant. Look again.");
            }
            throw e;
        }
    }

    @Override
    public Preview preview(Actor actor, NewBatch batch) {
        Power.BUILD_PAYMENTS.require(actor);
        return units.read(actor, tx -> builder.preview(tx, batch));
    }

    @Override
    public PaymentBatch get(Actor actor, PaymentBatchId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> rows(tx).record(rows(tx).batch(id)));
    }

    @Override
    public Page<PaymentBatch> list(Actor actor, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> rows(tx).batches(page).map(row -> rows(tx).record(row)));
    }

    @Override
    public List<Payment> of(Actor actor, InvoiceId invoice) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            tx.invoices().row(invoice);
            return rows(tx).ofInvoice(invoice).stream().map(PaymentRows::record).toList();
        });
    }

    @Override
    public PaymentBatch release(Actor actor, PaymentBatchId id, long version, ContentHash content) {
        Power.RELEASE_PAYMENTS.require(actor);
        return units.call("batch.release", actor, tx -> release.release(tx, rows(tx).batch(id, version), content));
    }

    @Override
    public PaymentBatch cancel(Actor actor, PaymentBatchId id, long version, String reason) {
        Power.BUILD_PAYMENTS.require(actor);
        String said = Reasons.require("reason", reason);
        return units.call("batch.cancel", actor, tx -> {
            PaymentBatchRow batch = rows(tx).batch(id, version);
            require(batch, PaymentBatch.State.BUILT, "cancelled");
            batch.state = PaymentBatch.State.CANCELLED;
            batch.reason = said;
            for (PaymentRow payment : rows(tx).payments(batch.id)) {
                payment.status = PaymentStatus.PAYMENT_CANCELLED.wire();
                payment.openKey = null;
                InvoiceRow invoice = tx.invoices().row(new InvoiceId(payment.invoiceId));
                invoice.allocated = invoice.allocated.subtract(payment.amount);
                Lifecycle.apply(tx, invoice, Trigger.UNSCHEDULED, said, Map.of("batch", batch.number));
            }
            tx.happened(
                    "payment-batch",
                    batch.id,
                    "payment.batch-cancelled",
                    Map.of("number", batch.number, "reason", said));
            tx.em().flush();
            return rows(tx).record(batch);
        });
    }

    @Override
    public Document file(Actor actor, PaymentBatchId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            PaymentBatchRow batch = rows(tx).batch(id);
            if (batch.fileId == null) {
                throw new IllegalLifecycleStateException(
                        "batch %s has no file yet: it is made once the batch is released".formatted(batch.number));
            }
            return DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(batch.fileId)));
        });
    }

    @Override
    public Notes notes(Actor actor, PaymentBatchId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            PaymentBatchRow batch = rows(tx).batch(id);
            List<Finding> notes = batch.notes == null ? List.of() : Json.to(batch.notes, FINDINGS);
            return new Notes(batch.createdBy, batch.createdAt, notes);
        });
    }

    @Override
    public Report report(Actor actor, PaymentBatchId id, String format) {
        Power.READ.require(actor);
        PaymentFormat wanted = formats.report(format);
        return units.call("batch.report", actor, tx -> BatchReport.of(tx, formats, rows(tx).batch(id), wanted));
    }

    @Override
    public List<Format> formats(Actor actor) {
        Power.READ.require(actor);
        return formats.list();
    }

    @Override
    public PaymentBatch confirmHandOver(Actor actor, PaymentBatchId id, long version, String bankReference) {
        Power.RELEASE_PAYMENTS.require(actor);
        String reference = Reasons.require("bankReference", bankReference);
        return units.call("batch.confirm", actor, tx -> {
            PaymentBatchRow batch = rows(tx).batch(id, version);
            require(batch, PaymentBatch.State.RELEASED, "confirmed");
            if (batch.fileId == null) {
                throw new IllegalLifecycleStateException(
                        "batch %s has no file yet that could have been sent".formatted(batch.number));
            }
            HandOver.sent(tx, batch, reference.length() > 128 ? reference.substring(0, 128) : reference);
            tx.em().flush();
            return rows(tx).record(batch);
        });
    }

    @Override
    public StatementImport importStatement(Actor actor, DocumentSource statement) {
        return statements.read(actor, statement, Statements.Reading.STRICT).totals();
    }

    @Override
    public Page<BankEntry> entries(Actor actor, boolean unmatchedOnly, PageRequest page) {
        return statements.entries(actor, new Statements.EntryQuery(unmatchedOnly, null, null), page);
    }

    static void require(PaymentBatchRow batch, PaymentBatch.State state, String action) {
        if (batch.state != state) {
            throw new IllegalLifecycleStateException("batch %s is %s and cannot be %s: it would have to be %s"
                    .formatted(batch.number, batch.state, action, state));
        }
    }

    private static PaymentRows rows(Tx tx) {
        return new PaymentRows(tx.em(), tx.tenant());
    }
}
