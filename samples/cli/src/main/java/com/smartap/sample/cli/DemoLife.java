package com.smartap.sample.cli;

import static com.smartap.model.invoice.InvoiceState.*;

import com.smartap.core.Approvals;
import com.smartap.core.Invoices;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What people do with the sample invoices, from the first upload to the last seal. */
final class DemoLife {
    /** States in which the engine is about to do something by itself. */
    private static final Set<InvoiceState> MOVING =
            Set.of(RECEIVED, EXTRACTED, VALIDATED, MATCHED, UNMATCHED, APPROVED, EXPORTED, PAID);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final PageRequest ALL = PageRequest.first(PageRequest.MAX);

    private final Session session;
    private final DemoWorld world;
    private final SmartAp engine;

    DemoLife(Session session, DemoWorld world) {
        this.session = session;
        this.world = world;
        this.engine = world.engine();
    }

    void run() {
        submit();
        settle(MOVING);
        correct();
        settle(MOVING);
        approve();
        settle(MOVING);
        pay();
        Set<InvoiceState> untilPaid = new java.util.HashSet<>(MOVING);
        untilPaid.add(PAYMENT_SCHEDULED);
        settle(untilPaid);
        listened();
    }

    private void submit() {
        for (SampleInvoice sample : SampleInvoices.all()) {
            try {
                engine.invoices().submit(DemoPeople.CLERK, DocumentSource.of(sample.fileName(), sample.pdf()));
            } catch (DocumentException e) {
                if (e.code() != ErrorCode.DUPLICATE_DOCUMENT) {
                    throw e;
                }
                session.result(Json.object()
                        .put("file", sample.fileName())
                        .put("event", "submitted-before")
                        .put("by", DemoPeople.CLERK.id())
                        .put("reason", String.valueOf(e.getMessage())));
            }
        }
    }

    /** The clerk enters what could not be read with enough confidence, looking at the paper: the sample's truth. */
    private void correct() {
        Map<ContentHash, SampleInvoice> papers = new HashMap<>();
        SampleInvoices.all().forEach(sample -> papers.put(ContentHash.of(sample.pdf()), sample));
        for (Invoice invoice : in(NEEDS_REVIEW)) {
            SampleInvoice paper = papers.get(engine.documents()
                    .get(DemoPeople.CLERK, invoice.documentId())
                    .hash());
            if (paper != null) {
                engine.invoices().correct(DemoPeople.CLERK, invoice.id(), invoice.version(), paper.truth(), null);
            }
        }
    }

    /** Each decides what their role reaches, the lowest role first; until nothing is left to decide. */
    private void approve() {
        boolean decided;
        do {
            decided = false;
            for (Actor approver : DemoPeople.APPROVERS) {
                for (Approvals.Task task :
                        engine.approvals().queue(approver, ALL).items()) {
                    Invoice invoice = task.invoice();
                    boolean matched = invoice.match() != null && invoice.match().matched();
                    String comment = matched ? null : "Asked the buyer, who confirms the difference to the order.";
                    engine.approvals().approve(approver, task.approval().id(), invoice.version(), comment);
                    decided = true;
                }
            }
        } while (decided);
    }

    /** The clerk builds one batch for each currency, and the treasurer releases what was built. */
    private void pay() {
        Map<Currency, List<InvoiceId>> payable = new LinkedHashMap<>();
        for (Invoice invoice : engine.payments().payable(DemoPeople.CLERK, ALL).items()) {
            payable.computeIfAbsent(Objects.requireNonNull(invoice.total()).currency(), any -> new ArrayList<>())
                    .add(invoice.id());
        }
        payable.forEach(this::build);
        for (PaymentBatch batch :
                engine.payments().list(DemoPeople.TREASURER, ALL).items()) {
            if (batch.state() == PaymentBatch.State.BUILT) {
                engine.payments().release(DemoPeople.TREASURER, batch.id(), batch.version(), batch.contentHash());
            }
        }
    }

    private void build(Currency currency, List<InvoiceId> invoices) {
        try {
            engine.payments().build(DemoPeople.CLERK, invoices, null, null);
        } catch (SmartApException e) {
            session.result(Json.object()
                    .put("event", "payment.not-built")
                    .put("by", DemoPeople.CLERK.id())
                    .put("currency", currency.getCurrencyCode())
                    .put("invoices", invoices.size())
                    .put("state", READY_FOR_PAYMENT.name())
                    .put("code", e.code().name())
                    .put("reason", String.valueOf(e.getMessage())));
        }
    }

    /** Waits until nothing moves by itself any more, or nothing has moved for a minute. */
    private void settle(Set<InvoiceState> moving) {
        Map<InvoiceState, Long> before = Map.of();
        long since = System.nanoTime();
        while (true) {
            world.letTheBankWork();
            Map<InvoiceState, Long> now = engine.invoices().countByState(DemoPeople.AUDITOR);
            if (now.keySet().stream().noneMatch(moving::contains)) {
                return;
            }
            if (!now.equals(before)) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                session.message("Nothing has moved for %d seconds: %s".formatted(PATIENCE.toSeconds(), now));
                return;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Waits until every event was printed. */
    private void listened() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (engine.status().openDeliveries() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private List<Invoice> in(InvoiceState state) {
        return engine.invoices()
                .list(DemoPeople.CLERK, Invoices.Query.in(state), ALL)
                .items();
    }
}
