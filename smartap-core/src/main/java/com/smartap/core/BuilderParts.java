package com.smartap.core;

import com.smartap.core.internal.config.Parts;
import com.smartap.core.internal.config.Providers;
import com.smartap.core.internal.event.Dispatcher;
import com.smartap.core.internal.learning.LessonSubscription;
import com.smartap.core.internal.lifecycle.LifecycleSubscription;
import com.smartap.core.internal.payment.HandOver;
import com.smartap.core.internal.payment.PaymentFormats;
import com.smartap.core.internal.signature.SignatureFollowUp;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.audit.AuditReportRenderer;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.LayoutLearner;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.esign.SigningDocuments;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.risk.RiskRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what a builder was given as a whole, and makes the parts of an engine of it. */
final class BuilderParts {
    private static final Set<String> RESERVED =
            Set.of(LifecycleSubscription.NAME, HandOver.NAME, SignatureFollowUp.NAME, LessonSubscription.NAME);

    private final SmartApBuilder given;

    BuilderParts(SmartApBuilder given) {
        this.given = given;
    }

    /** The parts; names every problem. */
    Parts parts() {
        List<String> problems = new ArrayList<>();
        if ((given.dataSource == null) == (given.embedded == null)) {
            problems.add(
                    given.dataSource == null
                            ? "dataSource is missing. Maybe embedded(folder) for a database of its own"
                            : "dataSource and embedded exclude each other");
        }
        if (given.documentStore == null) {
            problems.add("documentStore is missing. Maybe new FileSystemDocumentStore(folder) of smartap-archive");
        }
        if (given.sealer == null) {
            problems.add("sealer is missing. Maybe PdfSealer of smartap-archive");
        }
        if (given.workers < 1 || given.workers > 100) {
            problems.add("workers (%d) must be 1 to 100".formatted(given.workers));
        }
        positive(problems, "pollInterval", given.pollInterval);
        positive(problems, "heartbeat", given.heartbeat);
        positive(problems, "payments.pollInterval", given.payments.pollInterval());
        positive(problems, "erpSyncInterval", given.erpSyncInterval);
        if (given.node != null && !given.node.matches("[A-Za-z0-9._-]{1,80}")) {
            problems.add(
                    "node (%s) must be 1 to 80 letters, digits, dots, underscores and hyphens".formatted(given.node));
        }
        given.subscribers.stream()
                .map(Events.Subscriber::name)
                .filter(name -> !name.matches("[a-z0-9-]{1,60}") || RESERVED.contains(name))
                .forEach(name -> problems.add(
                        "subscriber name (%s) must be 1 to 60 lower-case letters, digits and hyphens, and not %s"
                                .formatted(name, RESERVED)));
        Map<String, PaymentFormat> formats = Providers.of(
                PaymentFormat.class,
                given.paymentFormats,
                given.classLoader,
                PaymentFormat::id,
                PaymentFormat::spiLevel);
        PaymentFormats.problems(formats, given.payments).forEach(problems::add);
        SigningDocuments signingDocuments = given.signatures == null ? null : signingDocuments();
        if (given.signatures != null && signingDocuments == null) {
            problems.add("signatures need SigningDocuments. Maybe add smartap-archive");
        }
        if (!problems.isEmpty() || given.documentStore == null || given.sealer == null) {
            throw new InvalidConfigurationException(String.join("; ", problems));
        }
        return new Parts(
                given.dataSource,
                given.embedded,
                given.migrate,
                given.clock,
                given.workers,
                jobs(),
                given.erpSyncInterval,
                given.documentStore,
                given.sealer,
                given.keys == null && given.embedded != null
                        ? LocalKeyProvider.at(given.embedded.resolve("smartap.keys"))
                        : given.keys,
                given.signatures,
                signingDocuments,
                given.payments,
                given.approvalPolicy == null
                        ? ApprovalPolicy.standard(Currency.getInstance("USD"))
                        : given.approvalPolicy,
                given.matchPolicy,
                given.reviewPolicy,
                given.readLimits,
                given.exchangeRates,
                List.copyOf(Providers.of(
                                InvoiceReader.class,
                                given.readers,
                                given.classLoader,
                                InvoiceReader::id,
                                InvoiceReader::spiLevel)
                        .values()),
                formats,
                List.copyOf(Providers.of(
                                StatementReader.class,
                                given.statementReaders,
                                given.classLoader,
                                StatementReader::id,
                                StatementReader::spiLevel)
                        .values()),
                Providers.of(
                        ErpConnectorProvider.class,
                        given.connectors,
                        given.classLoader,
                        ErpConnectorProvider::id,
                        ErpConnectorProvider::spiLevel),
                riskRules(),
                List.copyOf(given.subscribers),
                given.checkpoints,
                audit(),
                auditRenderer(),
                given.learning,
                learners(),
                List.copyOf(Providers.of(
                                ContainerReader.class,
                                given.containers,
                                given.classLoader,
                                ContainerReader::id,
                                ContainerReader::spiLevel)
                        .values()));
    }

    private List<LayoutLearner> learners() {
        List<LayoutLearner> named = given.learning.learners();
        if (named != null && named.isEmpty()) {
            return List.of();
        }
        return List.copyOf(Providers.of(
                        LayoutLearner.class,
                        named == null ? List.of() : named,
                        given.classLoader,
                        LayoutLearner::id,
                        LayoutLearner::spiLevel)
                .values());
    }

    private AuditSettings audit() {
        if (given.audit != null) {
            return given.audit;
        }
        return given.embedded == null
                ? AuditSettings.NONE
                : AuditSettings.in(given.embedded.resolve("audit"), "smartap");
    }

    private @Nullable AuditReportRenderer auditRenderer() {
        Map<String, AuditReportRenderer> found = Providers.of(
                AuditReportRenderer.class,
                List.of(),
                given.classLoader,
                AuditReportRenderer::id,
                AuditReportRenderer::spiLevel);
        return found.values().stream().findFirst().orElse(null);
    }

    private @Nullable SigningDocuments signingDocuments() {
        return Providers.of(
                        SigningDocuments.class,
                        given.signingDocuments,
                        given.classLoader,
                        SigningDocuments::id,
                        SigningDocuments::spiLevel)
                .values()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static void positive(List<String> problems, String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            problems.add("%s (%s) must be positive".formatted(name, value));
        }
    }

    /** An embedded database has one node at a time, so that it can have one name in all its lives. */
    private Dispatcher.Settings jobs() {
        boolean keepsName = given.node != null || given.embedded != null;
        String name =
                given.node != null ? given.node : given.embedded != null ? "embedded" : "node-" + UUID.randomUUID();
        return new Dispatcher.Settings(name, keepsName, given.workers, given.pollInterval, given.heartbeat);
    }

    private List<RiskRule> riskRules() {
        List<RiskRule> rules = new ArrayList<>(given.riskRules);
        ServiceLoader.load(RiskRule.class, given.classLoader).forEach(rules::add);
        return List.copyOf(rules);
    }
}
