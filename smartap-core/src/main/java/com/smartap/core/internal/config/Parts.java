package com.smartap.core.internal.config;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.AuditSettings;
import com.smartap.core.Configuration;
import com.smartap.core.Events;
import com.smartap.core.ExchangeRates;
import com.smartap.core.LearningSettings;
import com.smartap.core.MatchPolicy;
import com.smartap.core.PaymentSettings;
import com.smartap.core.ReviewPolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.core.internal.event.Dispatcher;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.audit.AuditReportRenderer;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.LayoutLearner;
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
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The parts of an engine, checked and complete: exactly one of data source and folder is there. */
public record Parts(
        @Nullable DataSource dataSource,
        @Nullable Path embedded,
        boolean migrate,
        Clock clock,
        int workers,
        Dispatcher.Settings jobs,
        Duration erpSyncInterval,
        DocumentStore documentStore,
        DocumentSealer sealer,
        @Nullable KeyProvider keys,
        @Nullable SignatureSettings signatures,
        @Nullable SigningDocuments signingDocuments,
        PaymentSettings payments,
        ApprovalPolicy approvalPolicy,
        MatchPolicy matchPolicy,
        ReviewPolicy reviewPolicy,
        ReadLimits readLimits,
        ExchangeRates exchangeRates,
        List<InvoiceReader> readers,
        Map<String, PaymentFormat> paymentFormats,
        List<StatementReader> statementReaders,
        Map<String, ErpConnectorProvider> connectors,
        List<RiskRule> riskRules,
        List<Events.Subscriber> subscribers,
        Checkpoints checkpoints,
        AuditSettings audit,
        @Nullable AuditReportRenderer auditRenderer,
        LearningSettings learning,
        List<LayoutLearner> learners,
        List<ContainerReader> containers) {
    /** The folder of the embedded database. */
    public Path folder() {
        if (embedded == null) {
            throw new IllegalStateException("there is no folder beside a data source");
        }
        return embedded;
    }

    /** The host's database. */
    public DataSource requiredDataSource() {
        if (dataSource == null) {
            throw new IllegalStateException("there is no data source beside a folder");
        }
        return dataSource;
    }

    /** What screens may show of it. */
    public Configuration configuration() {
        return new Configuration(
                approvalPolicy,
                matchPolicy,
                readLimits,
                paymentFormats.keySet().stream().sorted().toList(),
                payments.channel() == null ? null : payments.channel().id(),
                readers.stream().map(InvoiceReader::id).toList(),
                connectors.keySet().stream().sorted().toList(),
                statementReaders.stream().map(StatementReader::id).sorted().toList(),
                payments.statementLimits());
    }
}
