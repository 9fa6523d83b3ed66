package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.MatchPolicy;
import com.smartap.core.ReviewPolicy;
import com.smartap.core.SmartAp;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spring.rest.SmartApRestAutoConfiguration;
import java.nio.file.Path;
import java.util.Currency;
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
