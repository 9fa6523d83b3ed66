package com.smartap.core.internal.invoice;

import com.smartap.core.AuditEntry;
import com.smartap.core.InvoiceReading;
import com.smartap.core.Invoices;
import com.smartap.core.Power;
import com.smartap.core.ReviewReport;
import com.smartap.core.Submission;
import com.smartap.core.internal.approval.Routing;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.matching.OrderUse;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.ReadingRows;
import com.smartap.core.internal.signature.SignatureEndings;
import com.smartap.core.internal.trail.AuditLog;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.WordPage;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people do with invoices. */
public final class InvoiceService implements Invoices {
    private final UnitOfWork units;
    private final Intake intake;
    private final PaperWords words;

    public InvoiceService(UnitOfWork units, Intake intake, PaperWords words) {
        this.units = units;
        this.intake = intake;
        this.words = words;
    }

    @Override
    public Invoice submit(Actor actor, DocumentSource document) {
        Power.ENTER_INVOICES.require(actor);
        return intake.take(actor, document);
    }

    @Override
    public Submission submitAll(Actor actor, DocumentSource document) {
        Power.ENTER_INVOICES.require(actor);
        return intake.takeAll(actor, document);
    }

    @Override
    public Invoice get(Actor actor, InvoiceId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> InvoiceStore.record(tx.invoices().row(id)));
    }

    @Override
    public Page<Invoice> list(Actor actor, Query query, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> tx.invoices().list(query, page).map(InvoiceStore::record));
    }

    @Override
    public Optional<Invoice> oldest(Actor actor, Query query, @Nullable InvoiceId after) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            InvoiceRow before = after == null ? null : tx.invoices().row(after);
            return tx.invoices().oldest(query, before).map(InvoiceStore::record);
        });
    }

    @Override
    public Map<InvoiceState, Long> countByState(Actor actor) {
        Power.READ.require(actor);
        return units.read(actor, tx -> tx.invoices().countByState());
    }

    @Override
    public Invoice correct(
            Actor actor, InvoiceId id, long version, InvoiceContent content, @Nullable VendorId vendorId) {
        Power.ENTER_INVOICES.require(actor);
        return change("invoice.correct", actor, id, version, (tx, row) -> {
            if (vendorId != null) {
                tx.vendors().row(vendorId);
            }
            requireNoBillUnderWay(tx, row);
            startAgain(tx, row);
            List<InvoiceField> changed = Corrections.keep(tx, row, content);
            InvoiceStore.fill(row, content);
            row.vendorId = vendorId == null ? null : vendorId.value();
            // A person has looked at every field now; what was read is kept beside it.
            row.readings = Json.of(Map.of());
            row.revision++;
            row.total = null;
            touch(row, actor);
            new DocumentRows(tx.em(), tx.tenant())
                            .row(new com.smartap.model.document.DocumentId(row.documentId))
                            .state =
                    DocumentState.ANNOTATED;
            Lifecycle.apply(
                    tx,
                    row,
                    Trigger.CORRECTED,
                    null,
                    Map.of(
                            "changed", String.valueOf(!changed.isEmpty()),
                            "fields", changed.stream().map(InvoiceField::wire).collect(Collectors.joining(", ")),
                            "revision", String.valueOf(row.revision)));
        });
    }

    @Override
    public Invoice resubmit(Actor actor, InvoiceId id, long version) {
        Power.ENTER_INVOICES.require(actor);
        return change("invoice.resubmit", actor, id, version, (tx, row) -> {
            startAgain(tx, row);
            row.vendorId = null;
            row.total = null;
            touch(row, actor);
            Lifecycle.apply(tx, row, Trigger.RESUBMITTED, null, Map.of());
        });
    }

    @Override
    public Invoice reject(Actor actor, InvoiceId id, long version, String reason) {
        Power.STOP_INVOICES.require(actor);
        return stop("invoice.reject", actor, id, version, Trigger.REJECTED, reason);
    }

    @Override
    public Invoice withdraw(Actor actor, InvoiceId id, long version, String reason) {
        Power.STOP_INVOICES.require(actor);
        return stop("invoice.withdraw", actor, id, version, Trigger.WITHDRAWN, reason);
    }

    private Invoice stop(String name, Actor actor, InvoiceId id, long version, Trigger trigger, String reason) {
        String said = Reasons.require("reason", reason);
        return change(name, actor, id, version, (tx, row) -> {
            requireNoBillUnderWay(tx, row);
            Lifecycle.apply(tx, row, trigger, said, Map.of());
            startAgain(tx, row);
        });
    }

    @Override
    public Invoice hold(Actor actor, InvoiceId id, long version, String reason) {
        Power.STOP_INVOICES.require(actor);
        String said = Reasons.require("reason", reason);
        return change(
                "invoice.hold",
                actor,
                id,
                version,
                (tx, row) -> Lifecycle.apply(tx, row, Trigger.HELD, said, Map.of()));
    }

    @Override
    public Invoice release(Actor actor, InvoiceId id, long version) {
        Power.STOP_INVOICES.require(actor);
        return change(
                "invoice.release",
                actor,
                id,
                version,
                (tx, row) -> Lifecycle.apply(tx, row, Trigger.LET_GO, null, Map.of()));
    }

    @Override
    public Invoice retry(Actor actor, InvoiceId id, long version) {
        Power.STOP_INVOICES.require(actor);
        return change(
                "invoice.retry",
                actor,
                id,
                version,
                (tx, row) -> Lifecycle.apply(tx, row, Trigger.RETRIED, null, Map.of()));
    }

    @Override
    public List<WordPage> words(Actor actor, InvoiceId id) {
        return words.of(actor, get(actor, id).documentId());
    }

    @Override
    public Optional<InvoiceReading> reading(Actor actor, InvoiceId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            Invoice invoice = InvoiceStore.outline(tx.invoices().row(id));
            return new ReadingRows(tx.em(), tx.tenant())
                    .of(id.value())
                    .map(reading -> ReadingRows.record(reading, invoice));
        });
    }

    @Override
    public ReviewReport review(Actor actor, Instant from, Instant to) {
        Power.READ.require(actor);
        ReviewStatistics.check(from, to);
        return units.read(actor, tx -> ReviewStatistics.of(tx, from, to));
    }

    @Override
    public List<AuditEntry> timeline(Actor actor, InvoiceId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            tx.invoices().row(id);
            return AuditLog.about(tx, id.toString(), Long.MAX_VALUE);
        });
    }

    /**
     * Refuses to begin anew or to end while a bill may be in the ERP under the present revision. The lock keeps the
     * export from beginning between this look and the end of the transaction.
     */
    private static void requireNoBillUnderWay(Tx tx, InvoiceRow row) {
        tx.em().lock(row, LockModeType.PESSIMISTIC_WRITE);
        if (EffectLedger.unresolved(tx, EffectLedger.POST_BILL, row.id.toString())) {
            throw new IllegalLifecycleStateException(
                    "whether the ERP holds a bill of invoice %s is not known. Try the step again first: it looks before it sends."
                            .formatted(row.id));
        }
    }

    /** Gives back what the invoice used, and lets no decision about what it was before count. */
    private static void startAgain(Tx tx, InvoiceRow row) {
        Routing.supersede(tx, row);
        SignatureEndings.voidAll(tx, row, "the invoice was changed or stopped");
        OrderUse.giveBack(tx, row);
        row.duplicateKey = null;
        row.risk = null;
    }

    private static void touch(InvoiceRow row, Actor actor) {
        List<String> touched = new ArrayList<>(Json.list(row.touchedBy));
        if (!touched.contains(actor.id())) {
            touched.add(actor.id());
            row.touchedBy = Json.of(touched);
        }
    }

    private Invoice change(String name, Actor actor, InvoiceId id, long version, BiConsumer<Tx, InvoiceRow> work) {
        return units.call(name, actor, tx -> {
            InvoiceRow row = tx.invoices().row(id, version);
            work.accept(tx, row);
            tx.em().flush();
            return InvoiceStore.record(row);
        });
    }
}
