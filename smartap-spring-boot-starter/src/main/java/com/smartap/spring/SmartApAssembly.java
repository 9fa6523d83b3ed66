package com.smartap.spring;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.AuditSettings;
import com.smartap.core.Events;
import com.smartap.core.ExchangeRates;
import com.smartap.core.LearningSettings;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.MatchPolicy;
import com.smartap.core.PaymentSettings;
import com.smartap.core.ReviewPolicy;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SmartAp;
import com.smartap.core.SmartApBuilder;
import com.smartap.model.TenantId;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.audit.CheckpointWitness;
import com.smartap.spi.capture.ContainerReader;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.Originator;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.risk.RiskRule;
import com.smartap.spi.secret.KeyProvider;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Puts properties and the context's beans into a builder. */
final class SmartApAssembly {
    /** A DataSource bean of this name is taken even where the application has others. */
    static final String DATA_SOURCE = "smartApDataSource";

    private final SmartApSettings settings;
    private final ApplicationContext context;

    SmartApAssembly(SmartApSettings settings, ApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** A builder with everything that is configured; names at once what has to be there and is not. */
    SmartApBuilder builder() {
        SmartApProperties properties = settings.properties();
        SmartApBuilder builder = SmartAp.builder()
                .migrate(properties.migrate())
                .workers(properties.workers())
                .pollInterval(properties.pollInterval())
                .heartbeat(properties.heartbeat())
                .erpSyncInterval(properties.erpSyncInterval())
                .payments(payments(properties));
        if (properties.node() != null) {
            builder.node(properties.node());
        }
        ClassLoader loader = context.getClassLoader();
        if (loader != null) {
            builder.classLoader(loader);
        }
        Problems problems = new Problems();
        database(builder, problems);
        documents(builder, problems);
        problems.throwIfAny();
        policies(builder);
        providers(builder);
        return builder;
    }

    private void database(SmartApBuilder builder, Problems problems) {
        List<String> names = List.of(context.getBeanNamesForType(DataSource.class));
        DataSource dataSource = names.contains(DATA_SOURCE)
                ? context.getBean(DATA_SOURCE, DataSource.class)
                : context.getBeanProvider(DataSource.class).getIfUnique();
        if (dataSource != null) {
            builder.dataSource(dataSource);
        } else if (names.isEmpty()) {
            builder.embedded(settings.properties().dataDir());
        } else {
            problems.add(
                    "database",
                    "is one of several DataSource beans %s. Maybe mark one @Primary, or name one %s"
                            .formatted(names, DATA_SOURCE));
        }
    }

    private void documents(SmartApBuilder builder, Problems problems) {
        DocumentStore store = bean(DocumentStore.class);
        problems.require(
                store != null, "document store", "is missing. Maybe add smartap-archive, or a DocumentStore bean");
        DocumentSealer sealer = bean(DocumentSealer.class);
        problems.require(
                sealer != null, "document sealer", "is missing. Maybe add smartap-archive, or a DocumentSealer bean");
        set(builder::documentStore, store);
        set(builder::sealer, sealer);
    }

    private PaymentSettings payments(SmartApProperties properties) {
        return new PaymentSettings(
                bean(Originator.class),
                settings.originators(),
                properties.payments().format(),
                properties.payments().formats(),
                properties.payments().reports(),
                bean(BankChannel.class),
                new TenantId(properties.payments().bankTenant()),
                properties.bankPollInterval(),
                properties.payments().toLimits());
    }

    private void policies(SmartApBuilder builder) {
        set(builder::approvalPolicy, bean(ApprovalPolicy.class));
        set(builder::matchPolicy, bean(MatchPolicy.class));
        set(builder::reviewPolicy, bean(ReviewPolicy.class));
        set(builder::learning, bean(LearningSettings.class));
        set(builder::readLimits, bean(ReadLimits.class));
        set(builder::exchangeRates, bean(ExchangeRates.class));
        builder.keys(keys());
        builder.audit(audit());
        set(builder::signatures, bean(SignatureSettings.class));
        set(builder::clock, context.getBeanProvider(Clock.class).getIfUnique());
    }

    private void providers(SmartApBuilder builder) {
        withThoseOnTheClassPath(InvoiceReader.class, InvoiceReader::id, builder::reader);
        withThoseOnTheClassPath(ContainerReader.class, ContainerReader::id, builder::container);
        withThoseOnTheClassPath(PaymentFormat.class, PaymentFormat::id, builder::paymentFormatProvider);
        withThoseOnTheClassPath(StatementReader.class, StatementReader::id, builder::statementReader);
        withThoseOnTheClassPath(ErpConnectorProvider.class, ErpConnectorProvider::id, builder::connector);
        context.getBeanProvider(RiskRule.class).orderedStream().forEach(builder::riskRule);
        context.getBeanProvider(Events.Subscriber.class).orderedStream().forEach(builder::subscriber);
    }

    /** A bean adds to the providers on the class path, or replaces the one of its id; the builder alone would drop them all. */
    private <T> void withThoseOnTheClassPath(Class<T> type, Function<T, String> id, Consumer<T> adder) {
        List<T> beans = context.getBeanProvider(type).orderedStream().toList();
        if (beans.isEmpty()) {
            return;
        }
        Set<String> taken = new HashSet<>();
        beans.forEach(bean -> {
            taken.add(id.apply(bean));
            adder.accept(bean);
        });
        for (T found : ServiceLoader.load(type, context.getClassLoader())) {
            if (taken.add(id.apply(found))) {
                adder.accept(found);
            }
        }
    }

    private AuditSettings audit() {
        AuditSettings settled = bean(AuditSettings.class);
        if (settled != null) {
            return settled;
        }
        SmartApProperties properties = settings.properties();
        AuditSettings made = properties.audit().settings(properties.dataDir());
        for (CheckpointWitness witness :
                context.getBeanProvider(CheckpointWitness.class).orderedStream().toList()) {
            made = made.with(witness);
        }
        TimestampService named =
                ConfiguredTimestamps.of(properties.audit().timestamp(), "audit.timestamp", context.getClassLoader());
        TimestampService anchor = named == null ? bean(TimestampService.class) : named;
        return anchor == null ? made : made.with(anchor);
    }

    private KeyProvider keys() {
        KeyProvider given = bean(KeyProvider.class);
        return given == null ? LocalKeyProvider.at(settings.properties().keyFileOrDefault()) : given;
    }

    private <T> @Nullable T bean(Class<T> type) {
        return context.getBeanProvider(type).getIfAvailable();
    }

    private static <T> void set(Consumer<T> setter, @Nullable T value) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
