package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.archive.SigningKey;
import com.smartap.core.ApprovalPolicy;
import com.smartap.core.MatchPolicy;
import com.smartap.core.ReviewPolicy;
import com.smartap.core.SmartAp;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.secret.Secret;
import com.smartap.spring.rest.SmartApRestAutoConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class SmartApAutoConfigurationTest {
    @TempDir
    Path folder;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class, SmartApAutoConfiguration.class));

    @Test
    void a_host_that_brings_its_own_engine_keeps_it() {
        context.withBean(FakeSmartAp.class, FakeSmartAp::new).run(started -> {
            assertThat(started).hasSingleBean(SmartAp.class).hasSingleBean(FakeSmartAp.class);
            assertThat(started).doesNotHaveBean(DocumentStore.class).doesNotHaveBean(DocumentSealer.class);
            assertThat(started.getBean(FakeSmartAp.class).starts).isEqualTo(1);
        });
    }

    @Test
    void the_engine_is_closed_with_the_application() {
        FakeSmartAp engine = new FakeSmartAp();
        context.withBean(FakeSmartAp.class, () -> engine).run(started -> {
            assertThat(engine.closes).isZero();
            assertThat(started.getBean(SmartApLifecycle.class).isPauseable()).isFalse();
        });
        assertThat(engine.closes).isPositive();
    }

    @Test
    void an_engine_may_be_left_to_be_started_by_hand() {
        context.withBean(FakeSmartAp.class, FakeSmartAp::new)
                .withPropertyValues("smartap.auto-start=false")
                .run(started ->
                        assertThat(started.getBean(FakeSmartAp.class).starts).isZero());
    }

    @Test
    void nothing_is_there_when_it_is_switched_off() {
        context.withPropertyValues("smartap.enabled=false")
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .doesNotHaveBean(SmartAp.class)
                        .doesNotHaveBean(SmartApSettings.class)
                        .doesNotHaveBean(DocumentStore.class));
    }

    @Test
    void the_hosts_policies_win() {
        ApprovalPolicy approval = ApprovalPolicy.standard(Currency.getInstance("CHF"));
        context.withBean(FakeSmartAp.class, FakeSmartAp::new)
                .withBean(ApprovalPolicy.class, () -> approval)
                .withBean(MatchPolicy.class, () -> MatchPolicy.EXACT)
                .withBean(ReviewPolicy.class, () -> new ReviewPolicy(0.5, java.util.Set.of()))
                .withBean(ReadLimits.class, () -> ReadLimits.DEFAULT)
                .run(started -> assertThat(started)
                        .hasSingleBean(ApprovalPolicy.class)
                        .hasSingleBean(MatchPolicy.class)
                        .hasSingleBean(ReviewPolicy.class)
                        .hasSingleBean(ReadLimits.class)
                        .getBean(ApprovalPolicy.class)
                        .isSameAs(approval));
    }

    @Test
    void without_the_archive_a_store_and_a_sealer_have_to_be_given() {
        context.withClassLoader(new FilteredClassLoader("com.smartap.archive", "com.smartap.payments"))
                .withPropertyValues("smartap.data-dir=" + folder)
                .run(failed -> {
                    assertThat(failed).hasFailed();
                    assertThat(failed.getStartupFailure())
                            .rootCause()
                            .isInstanceOf(InvalidConfigurationException.class)
                            .hasMessageContaining("document store is missing. Maybe add smartap-archive")
                            .hasMessageContaining("document sealer is missing");
                });
    }

    @Test
    void a_bank_folder_makes_a_bank_channel() {
        ApplicationContextRunner providers = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class))
                .withPropertyValues("smartap.data-dir=" + folder);
        providers.run(started -> assertThat(started).doesNotHaveBean(BankChannel.class));
        providers
                .withPropertyValues("smartap.payments.bank-folder=" + folder.resolve("bank"))
                .run(started ->
                        assertThat(started.getBean(BankChannel.class).id()).isEqualTo("folder"));
    }

    @Test
    void documents_are_kept_and_sealed_below_the_data_folder() {
        ApplicationContextRunner providers = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class))
                .withPropertyValues("smartap.data-dir=" + folder);
        providers.run(started -> assertThat(started)
                .hasNotFailed()
                .hasSingleBean(DocumentStore.class)
                .hasSingleBean(DocumentSealer.class));
        assertThat(folder.resolve("documents")).isDirectory();
        assertThat(folder.resolve("seal-key.p12")).isRegularFile();
        assertThat(folder.resolve("seal-key.password")).isRegularFile();
        providers.run(restarted -> assertThat(restarted).hasNotFailed());
    }

    @Test
    void a_configured_key_seals_and_a_wrong_password_is_told_without_showing_it() throws IOException {
        Path keystore = folder.resolve("company.p12");
        SigningKey.selfSigned(keystore, Secret.of("right"), "Northwind", Clock.systemUTC());
        ApplicationContextRunner providers = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class))
                .withPropertyValues("smartap.data-dir=" + folder, "smartap.archive.keystore=" + keystore);
        providers
                .withPropertyValues("smartap.archive.keystore-password=right")
                .run(started -> assertThat(started).hasSingleBean(DocumentSealer.class));
        assertThat(folder.resolve("seal-key.p12")).doesNotExist();
        providers
                .withPropertyValues("smartap.archive.keystore-password=wrong-one")
                .run(failed -> assertThat(failed.getStartupFailure())
                        .hasRootCauseInstanceOf(Exception.class)
                        .hasStackTraceContaining("company.p12")
                        .satisfies(failure -> assertThat(messagesOf(failure)).doesNotContain("wrong-one")));
    }

    @Test
    void properties_and_beans_reach_the_engine() {
        context.withPropertyValues(
                        "smartap.data-dir=" + folder,
                        "smartap.node=node-7",
                        "smartap.approval.currency=EUR",
                        "smartap.read.max-pages=9")
                .withBean(MatchPolicy.class, () -> MatchPolicy.EXACT)
                .withBean(
                        SmartApBuilderCustomizer.class,
                        () -> builder ->
                                builder.reviewPolicy(ReviewPolicy.STANDARD).node("node-8"))
                .run(started -> {
                    SmartAp engine = started.getBean(SmartAp.class);
                    assertThat(engine.configuration()
                                    .approvalPolicy()
                                    .currency()
                                    .getCurrencyCode())
                            .isEqualTo("EUR");
                    assertThat(engine.configuration().matchPolicy()).isEqualTo(MatchPolicy.EXACT);
                    assertThat(engine.configuration().readLimits().maxPages()).isEqualTo(9);
                    assertThat(engine.configuration().paymentFormats()).contains("nacha-ccd");
                    assertThat(engine.status().node()).isEqualTo("node-8");
                    assertThat(engine.status().running()).isTrue();
                });
    }

    @Test
    void of_several_data_sources_the_named_one_is_taken_and_none_at_random() {
        ApplicationContextRunner two = context.withPropertyValues("smartap.data-dir=" + folder)
                .withBean("one", DataSource.class, () -> h2("one"))
                .withBean("two", DataSource.class, () -> h2("two"));
        two.run(failed -> assertThat(failed.getStartupFailure())
                .rootCause()
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("one")
                .hasMessageContaining("@Primary"));
        two.withBean("smartApDataSource", DataSource.class, () -> h2("three")).run(started -> {
            assertThat(started).hasNotFailed();
            assertThat(tablesOf(h2("three"))).contains("SMARTAP_INVOICE");
            assertThat(tablesOf(h2("one"))).isEmpty();
        });
    }

    private static DataSource h2(String name) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
        return source;
    }

    private static List<String> tablesOf(DataSource source) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = source.getConnection();
                ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "SMARTAP%", null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static String messagesOf(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }

    @Test
    void every_auto_configuration_is_registered() {
        assertThat(ImportCandidates.load(
                                org.springframework.boot.autoconfigure.AutoConfiguration.class,
                                getClass().getClassLoader())
                        .getCandidates())
                .contains(
                        ProvidersAutoConfiguration.class.getName(),
                        SmartApAutoConfiguration.class.getName(),
                        SmartApHealthAutoConfiguration.class.getName(),
                        SmartApMetricsAutoConfiguration.class.getName(),
                        SmartApRestAutoConfiguration.class.getName());
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(org.springframework.boot.diagnostics.FailureAnalyzer.class, (type, name, failure) -> {}))
                .hasAtLeastOneElementOfType(InvalidConfigurationFailureAnalyzer.class);
    }
}
