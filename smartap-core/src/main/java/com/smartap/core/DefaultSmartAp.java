package com.smartap.core;

import com.smartap.core.internal.approval.AfterApprovals;
import com.smartap.core.internal.approval.ApprovalService;
import com.smartap.core.internal.approval.RouteStep;
import com.smartap.core.internal.approval.Routing;
import com.smartap.core.internal.archive.ArchiveStep;
import com.smartap.core.internal.archive.SealCare;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Persons;
import com.smartap.core.internal.config.EmbeddedDatabase;
import com.smartap.core.internal.config.Parts;
import com.smartap.core.internal.document.DocumentService;
import com.smartap.core.internal.document.Inventory;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.erp.Connectors;
import com.smartap.core.internal.erp.ErpService;
import com.smartap.core.internal.erp.ExportStep;
import com.smartap.core.internal.erp.Imports;
import com.smartap.core.internal.erp.ReadyStep;
import com.smartap.core.internal.erp.ScheduledSync;
import com.smartap.core.internal.erp.Synchronization;
import com.smartap.core.internal.event.Dispatcher;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.Jobs;
import com.smartap.core.internal.event.Status;
import com.smartap.core.internal.event.SubscriberSubscription;
import com.smartap.core.internal.invoice.Intake;
import com.smartap.core.internal.invoice.InvoiceService;
import com.smartap.core.internal.invoice.PaperWords;
import com.smartap.core.internal.invoice.ReadStep;
import com.smartap.core.internal.invoice.Readers;
import com.smartap.core.internal.invoice.Shelf;
import com.smartap.core.internal.invoice.ValidateStep;
import com.smartap.core.internal.learning.LearningParts;
import com.smartap.core.internal.lifecycle.LifecycleSubscription;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.matching.MatchStep;
import com.smartap.core.internal.payment.BatchBuilder;
import com.smartap.core.internal.payment.HandOver;
import com.smartap.core.internal.payment.PaymentFormats;
import com.smartap.core.internal.payment.PaymentService;
import com.smartap.core.internal.persistence.Database;
import com.smartap.core.internal.recognition.VendorKeyCare;
import com.smartap.core.internal.replay.EventService;
import com.smartap.core.internal.risk.RiskRules;
import com.smartap.core.internal.secret.CredentialStore;
import com.smartap.core.internal.signature.NoSignatures;
import com.smartap.core.internal.signature.SignatureParts;
import com.smartap.core.internal.statement.BankInbox;
import com.smartap.core.internal.statement.StatementImporter;
import com.smartap.core.internal.statement.StatementService;
import com.smartap.core.internal.trail.AuditLog;
import com.smartap.core.internal.trail.ScheduledCheckpoints;
import com.smartap.core.internal.trail.SignedCheckpoints;
import com.smartap.core.internal.unit.IdempotencyService;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.core.internal.vendor.PurchaseOrderService;
import com.smartap.core.internal.vendor.VendorService;
import com.smartap.model.invoice.InvoiceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires the parts of an engine together, once; each part does one thing and knows only what it needs. */
final class DefaultSmartAp implements SmartAp {
    private static final Duration SEAL_CARE = Duration.ofMinutes(10);
    private static final Duration KEY_CARE = Duration.ofHours(1);

    private final Parts parts;
    private final @Nullable EmbeddedDatabase embedded;
    private final Database database;
    private final Dispatcher dispatcher;
    private final Connectors connectors;
    private final Status status;
    private final Invoices invoices;
    private final Vendors vendors;
    private final PurchaseOrders purchaseOrders;
    private final Approvals approvals;
    private final @Nullable SignatureParts signing;
    private final Signatures signatures;
    private final Learning learning;
    private final Erp erp;
    private final Payments payments;
    private final Statements statements;
    private final Documents documents;
    private final Events events;
    private final Audit audit;
    private final Idempotency idempotency;
    private boolean closed;

    DefaultSmartAp(Parts parts) {
        this.parts = parts;
        this.embedded = parts.dataSource() == null ? EmbeddedDatabase.in(parts.folder(), parts.workers() + 24) : null;
        this.database =
                Database.open(embedded == null ? parts.requiredDataSource() : embedded.dataSource(), parts.migrate());
        EventLog log = new EventLog(new Jobs(database.dataSource()));
        AuditWriter writer = new AuditWriter(new Persons(parts.keys()));
        UnitOfWork units = new UnitOfWork(database.factory(), log, parts.clock(), parts.checkpoints(), writer);
        EffectLedger effects = new EffectLedger(units);
        this.dispatcher = new Dispatcher(database, log, parts.clock(), parts.jobs());
        this.status = new Status(
                database.factory(), dispatcher, parts.clock(), parts.jobs().node());

        Readers readers = new Readers(parts.readers(), parts.readLimits());
        CredentialStore credentials = new CredentialStore(units, parts.keys());
        this.connectors = new Connectors(parts.connectors(), credentials, parts.clock());
        Synchronization synchronization = new Synchronization(units, connectors, new Imports());
        Routing routing = new Routing(parts.approvalPolicy(), parts.exchangeRates());
        RiskRules risks = new RiskRules(parts.approvalPolicy(), parts.riskRules());
        PaymentSettings paying = parts.payments();
        PaymentFormats formats = new PaymentFormats(parts.paymentFormats(), paying);
        StatementImporter importer =
                new StatementImporter(units, parts.documentStore(), parts.statementReaders(), paying.statementLimits());

        this.signing = signing(units, effects);
        PaperWords words = new PaperWords(units, readers, parts.documentStore());
        LearningParts learned = new LearningParts(parts.learning(), parts.learners(), units, words);
        this.learning = learned.learning();
        log.subscribe(learned.subscription());
        dispatcher.every("smartap-vendor-keys", KEY_CARE, new VendorKeyCare(database.factory())::run);
        List<Step> steps = new ArrayList<>(List.of(
                new ReadStep(units, readers, parts.documentStore(), learned.lessons()),
                new ValidateStep(units, parts.reviewPolicy()),
                new MatchStep(units, parts.matchPolicy()),
                new RouteStep(InvoiceState.MATCHED, units, routing, risks),
                new RouteStep(InvoiceState.UNMATCHED, units, routing, risks),
                new ExportStep(units, effects, connectors, synchronization, parts.checkpoints()),
                new ReadyStep(units, effects, connectors, synchronization, parts.documentStore(), parts.checkpoints()),
                new ArchiveStep(units, effects, parts.documentStore(), parts.sealer(), parts.checkpoints())));
        if (signing != null) {
            steps.add(signing.step());
            log.subscribe(signing.followUp());
            dispatcher.every("smartap-signatures", signing.pace(), signing::run);
        }
        SealCare care = new SealCare(
                database.factory(), units, parts.documentStore(), parts.sealer(), parts.clock(), parts.checkpoints());
        dispatcher.every("smartap-seal-care", SEAL_CARE, care::run);
        log.subscribe(new LifecycleSubscription(units, steps));
        log.subscribe(new HandOver(
                units,
                effects,
                parts.documentStore(),
                formats,
                paying.channel(),
                paying.tenant(),
                parts.checkpoints()));
        parts.subscribers().forEach(subscriber -> log.subscribe(new SubscriberSubscription(subscriber)));

        if (paying.channel() != null) {
            BankInbox inbox = new BankInbox(units, paying.channel(), paying.tenant(), importer, parts.checkpoints());
            dispatcher.every("smartap-bank-inbox", paying.pollInterval(), inbox::fetch);
        }

        Intake intake = Intake.of(units, new Shelf(readers, parts.documentStore()), parts.containers(), parts.clock());
        this.invoices = new InvoiceService(units, intake, words);
        this.vendors = new VendorService(units);
        this.purchaseOrders = new PurchaseOrderService(units);
        this.approvals = new ApprovalService(
                units, routing, signing == null ? AfterApprovals.NOTHING : signing.afterApprovals());
        this.signatures = signing == null ? new NoSignatures() : signing.signatures();
        this.erp = new ErpService(units, connectors, credentials, synchronization);
        this.statements = new StatementService(units, importer);
        this.payments = new PaymentService(units, formats, new BatchBuilder(formats), statements);
        this.documents =
                new DocumentService(units, parts.documentStore(), parts.sealer(), new Inventory(database.factory()));
        this.events = new EventService(units, log);
        SignedCheckpoints checkpoints = new SignedCheckpoints(units, parts.audit());
        this.audit = new AuditLog(units, writer, checkpoints, parts.documentStore(), parts.auditRenderer());
        if (parts.audit().signer() != null) {
            ScheduledCheckpoints scheduled = new ScheduledCheckpoints(database.factory(), checkpoints);
            dispatcher.every("smartap-audit-checkpoint", parts.audit().interval(), scheduled::run);
        }
        this.idempotency = new IdempotencyService(units);
        ScheduledSync sync = new ScheduledSync(database.factory(), erp);
        dispatcher.every("smartap-erp-sync", parts.erpSyncInterval(), sync::run);
    }

    private @Nullable SignatureParts signing(UnitOfWork units, EffectLedger effects) {
        if (parts.signatures() == null || parts.signingDocuments() == null) {
            return null;
        }
        return new SignatureParts(
                parts.signatures(),
                parts.exchangeRates(),
                database.factory(),
                units,
                effects,
                parts.documentStore(),
                parts.sealer(),
                parts.signingDocuments(),
                parts.checkpoints());
    }

    @Override
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("this engine was closed; build another");
        }
        if (!dispatcher.running()) {
            dispatcher.start();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        dispatcher.close();
        connectors.close();
        if (signing != null) {
            signing.close();
        }
        database.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    @Override
    public Invoices invoices() {
        return invoices;
    }

    @Override
    public Vendors vendors() {
        return vendors;
    }

    @Override
    public PurchaseOrders purchaseOrders() {
        return purchaseOrders;
    }

    @Override
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public Signatures signatures() {
        return signatures;
    }

    @Override
    public Learning learning() {
        return learning;
    }

    @Override
    public Erp erp() {
        return erp;
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Statements statements() {
        return statements;
    }

    @Override
    public Documents documents() {
        return documents;
    }

    @Override
    public Events events() {
        return events;
    }

    @Override
    public Audit audit() {
        return audit;
    }

    @Override
    public Idempotency idempotency() {
        return idempotency;
    }

    @Override
    public EngineStatus status() {
        return status.now();
    }

    @Override
    public Configuration configuration() {
        return parts.configuration();
    }
}
