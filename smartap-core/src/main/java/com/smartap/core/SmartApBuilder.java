package com.smartap.core;

import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.risk.RiskRule;
import com.smartap.spi.secret.KeyProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Configures an engine. Only a database, a document store and a sealer have to be named; {@link #embedded} brings the
 * database. Readers, payment formats, statement readers, connectors and risk rules are found on the class path by
 * {@link java.util.ServiceLoader} unless they are given. {@link #build} reports every problem at once.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SmartApBuilder {
    @Nullable
    DataSource dataSource;

    @Nullable
    Path embedded;

    boolean migrate = true;
    Clock clock = Clock.systemUTC();

    @Nullable
    String node;

    int workers = 4;
    Duration pollInterval = Duration.ofSeconds(1);
    Duration heartbeat = Duration.ofSeconds(15);
    Duration erpSyncInterval = Duration.ofMinutes(15);

    @Nullable
    DocumentStore documentStore;

    @Nullable
    DocumentSealer sealer;

    @Nullable
    KeyProvider keys;

    @Nullable
    AuditSettings audit;

    @Nullable
    SignatureSettings signatures;

    final List<SigningDocuments> signingDocuments = new ArrayList<>();

    Checkpoints checkpoints = Checkpoints.NONE;
    PaymentSettings payments = PaymentSettings.STANDARD;

    @Nullable
    ApprovalPolicy approvalPolicy;

    MatchPolicy matchPolicy = MatchPolicy.STANDARD;
    ReviewPolicy reviewPolicy = ReviewPolicy.STANDARD;
    LearningSettings learning = LearningSettings.STANDARD;
    ReadLimits readLimits = ReadLimits.DEFAULT;
    ExchangeRates exchangeRates = ExchangeRates.NONE;
    ClassLoader classLoader = SmartApBuilder.class.getClassLoader();
    final List<InvoiceReader> readers = new ArrayList<>();
    final List<ContainerReader> containers = new ArrayList<>();
    final List<PaymentFormat> paymentFormats = new ArrayList<>();
    final List<StatementReader> statementReaders = new ArrayList<>();
    final List<ErpConnectorProvider> connectors = new ArrayList<>();
    final List<RiskRule> riskRules = new ArrayList<>();
    final List<Events.Subscriber> subscribers = new ArrayList<>();

    SmartApBuilder() {}

    /** The host's database: PostgreSQL or H2. Tables are prefixed {@code smartap_}. */
    public SmartApBuilder dataSource(DataSource value) {
        this.dataSource = value;
        return this;
    }

    /** An embedded H2 database in a folder, made if need be; also keeps the key file there unless {@link #keys} says otherwise. */
    public SmartApBuilder embedded(Path value) {
        this.embedded = value;
        return this;
    }

    /** Whether to bring the database to its schema; false for hosts that run the migrations themselves. Default true. */
    public SmartApBuilder migrate(boolean value) {
        this.migrate = value;
        return this;
    }

    /** The only source of now. Default: the system clock. */
    public SmartApBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** A name of this node that it keeps over restarts and that no other node has, so that a restarted node takes up its own work at once. Default: a new name for each start; its work is then taken up when its heartbeats are missed. */
    public SmartApBuilder node(String value) {
        this.node = value;
        return this;
    }

    /** How many jobs run at once on this node, 1 to 100. Default 4. */
    public SmartApBuilder workers(int value) {
        this.workers = value;
        return this;
    }

    /** How often jobs of other nodes and due retries are looked for. Default one second; own jobs start at once. */
    public SmartApBuilder pollInterval(Duration value) {
        this.pollInterval = value;
        return this;
    }

    /** How often a node says that it is alive; one that misses four loses its work to others. Default 15 seconds. */
    public SmartApBuilder heartbeat(Duration value) {
        this.heartbeat = value;
        return this;
    }

    /** How often vendors and purchase orders are imported. Default 15 minutes. */
    public SmartApBuilder erpSyncInterval(Duration value) {
        this.erpSyncInterval = value;
        return this;
    }

    /** Where documents are kept. Required. */
    public SmartApBuilder documentStore(DocumentStore value) {
        this.documentStore = value;
        return this;
    }

    /** Seals paid invoices. Required. */
    public SmartApBuilder sealer(DocumentSealer value) {
        this.sealer = value;
        return this;
    }

    /** Protects stored credentials. Default with {@link #embedded}: a key file in that folder. */
    public SmartApBuilder keys(KeyProvider value) {
        this.keys = value;
        return this;
    }

    /** Has invoices signed. Default: none is. Needs smartap-archive, or other {@code SigningDocuments}, on the class path. */
    public SmartApBuilder signatures(SignatureSettings value) {
        this.signatures = value;
        return this;
    }

    /** Makes and judges the PDFs that are signed, such as one that trusts certain authorities only. Default: from the class path. */
    public SmartApBuilder signingDocuments(SigningDocuments value) {
        this.signingDocuments.add(value);
        return this;
    }

    /** Who pays, and by way of whom. Default: {@link PaymentSettings#STANDARD}, which needs somebody who pays before payments are built. */
    public SmartApBuilder payments(PaymentSettings value) {
        this.payments = value;
        return this;
    }

    /** Who has to approve what. Default: {@link ApprovalPolicy#standard} in US dollars. */
    public SmartApBuilder approvalPolicy(ApprovalPolicy value) {
        this.approvalPolicy = value;
        return this;
    }

    /** What may differ from a purchase order. Default: {@link MatchPolicy#STANDARD}. */
    public SmartApBuilder matchPolicy(MatchPolicy value) {
        this.matchPolicy = value;
        return this;
    }

    /** When a person has to look at what was read. Default: {@link ReviewPolicy#STANDARD}. */
    public SmartApBuilder reviewPolicy(ReviewPolicy value) {
        this.reviewPolicy = value;
        return this;
    }

    /** How much is learned from corrections, and by whom. Default: {@link LearningSettings#STANDARD}. */
    public SmartApBuilder learning(LearningSettings value) {
        this.learning = value;
        return this;
    }

    /** What may be spent on reading one document. Default: {@link ReadLimits#DEFAULT}. */
    public SmartApBuilder readLimits(ReadLimits value) {
        this.readLimits = value;
        return this;
    }

    /** Converts totals for approval limits. Default: {@link ExchangeRates#NONE}. */
    public SmartApBuilder exchangeRates(ExchangeRates value) {
        this.exchangeRates = value;
        return this;
    }

    /** Where providers are looked for. */
    public SmartApBuilder classLoader(ClassLoader value) {
        this.classLoader = value;
        return this;
    }

    /** Adds a reader; with at least one, none is looked for on the class path. */
    public SmartApBuilder reader(InvoiceReader value) {
        this.readers.add(value);
        return this;
    }

    /** Adds a reader of archives or e-mails; with at least one, none is looked for on the class path. */
    public SmartApBuilder container(ContainerReader value) {
        this.containers.add(value);
        return this;
    }

    /** Adds a payment format; with at least one, none is looked for on the class path. */
    public SmartApBuilder paymentFormatProvider(PaymentFormat value) {
        this.paymentFormats.add(value);
        return this;
    }

    /** Adds a statement reader; with at least one, none is looked for on the class path. */
    public SmartApBuilder statementReader(StatementReader value) {
        this.statementReaders.add(value);
        return this;
    }

    /** Adds a connector; with at least one, none is looked for on the class path. */
    public SmartApBuilder connector(ErpConnectorProvider value) {
        this.connectors.add(value);
        return this;
    }

    /** Adds a risk rule to the built-in ones and to those on the class path. */
    public SmartApBuilder riskRule(RiskRule value) {
        this.riskRules.add(value);
        return this;
    }

    /** How the audit log is made provable. Default with {@link #embedded}: key and checkpoints in that folder; else nothing. */
    public SmartApBuilder audit(AuditSettings value) {
        this.audit = value;
        return this;
    }

    /** Adds a subscriber to events. */
    public SmartApBuilder subscriber(Events.Subscriber value) {
        this.subscribers.add(value);
        return this;
    }

    /**
     * Builds the engine, brings the database to its schema, and works on no job before {@link SmartAp#start()}.
     *
     * @throws com.smartap.spi.InvalidConfigurationException naming every problem
     */
    public SmartAp build() {
        return new DefaultSmartAp(new BuilderParts(this).parts());
    }
}
