package com.smartap.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.MatchPolicy;
import com.smartap.core.ReviewPolicy;
import com.smartap.model.Role;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.payment.Originator;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SmartApSettingsTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withBean(FakeSmartAp.class, FakeSmartAp::new)
            .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class, SmartApAutoConfiguration.class));

    @Test
    void without_properties_everything_is_standard() {
        context.run(started -> {
            SmartApSettings settings = started.getBean(SmartApSettings.class);
            assertThat(settings.approvalPolicy()).isEqualTo(ApprovalPolicy.standard(Currency.getInstance("USD")));
            assertThat(settings.matchPolicy()).isEqualTo(MatchPolicy.STANDARD);
            assertThat(settings.reviewPolicy()).isEqualTo(ReviewPolicy.STANDARD);
            assertThat(settings.readLimits()).isEqualTo(ReadLimits.DEFAULT);
            assertThat(settings.originator()).isNull();
            assertThat(started).doesNotHaveBean(Originator.class);
        });
    }

    @Test
    void properties_become_policies() {
        context.withPropertyValues(
                        "smartap.approval.currency=EUR",
                        "smartap.approval.tiers[0].limit=1000",
                        "smartap.approval.tiers[0].inclusive=true",
                        "smartap.approval.tiers[0].approvers=manager",
                        "smartap.approval.tiers[1].approvers=MANAGER,CFO",
                        "smartap.match.price.percent=5",
                        "smartap.review.minimum-confidence=0.9",
                        "smartap.review.checked=total,vendor-iban",
                        "smartap.read.max-size=1MB",
                        "smartap.originator.name=Northwind Books",
                        "smartap.originator.id=1123456789",
                        "smartap.originator.account.routing-number=091000019",
                        "smartap.originator.account.account-number=123456789",
                        "smartap.originator.address.country=us")
                .run(started -> {
                    SmartApSettings settings = started.getBean(SmartApSettings.class);
                    assertThat(settings.approvalPolicy())
                            .isEqualTo(new ApprovalPolicy(
                                    Currency.getInstance("EUR"),
                                    List.of(
                                            new ApprovalPolicy.Tier(
                                                    new BigDecimal("1000"), true, List.of(Role.MANAGER)),
                                            new ApprovalPolicy.Tier(null, false, List.of(Role.MANAGER, Role.CFO)))));
                    assertThat(settings.matchPolicy().price())
                            .isEqualTo(new MatchPolicy.Tolerance(null, new BigDecimal("5")));
                    assertThat(settings.matchPolicy().charges()).isEqualTo(MatchPolicy.STANDARD.charges());
                    assertThat(settings.reviewPolicy().checked()).hasSize(2);
                    assertThat(settings.readLimits().maxBytes()).isEqualTo(1024 * 1024);
                    Originator originator = started.getBean(Originator.class);
                    assertThat(originator.account().holder()).isEqualTo("Northwind Books");
                    assertThat(originator.account().routingNumber()).isEqualTo("091000019");
                    assertThat(originator.address().country()).isEqualTo("US");
                });
    }

    @Test
    void climbing_approvals_begin_with_a_manager() {
        context.withPropertyValues("smartap.approval.climbing=true", "smartap.approval.currency=GBP")
                .run(started -> assertThat(started.getBean(ApprovalPolicy.class))
                        .isEqualTo(ApprovalPolicy.climbing(Currency.getInstance("GBP"))));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_by_its_path() {
        context.withPropertyValues(
                        "smartap.workers=0",
                        "smartap.poll-interval=-1s",
                        "smartap.node=a b",
                        "smartap.approval.currency=EURO",
                        "smartap.approval.tiers[0].limit=5",
                        "smartap.approval.tiers[1].limit=3",
                        "smartap.approval.tiers[1].approvers=CLERK",
                        "smartap.match.quantity.absolute=-1",
                        "smartap.review.minimum-confidence=80",
                        "smartap.read.max-pages=0",
                        "smartap.originator.account.routing-number=091000019",
                        "smartap.originator.address.country=Germany",
                        "smartap.archive.keystore=/nowhere/key.p12")
                .run(failed -> {
                    Throwable cause = rootOf(failed.getStartupFailure());
                    assertThat(cause).isInstanceOf(InvalidConfigurationException.class);
                    assertThat(cause.getMessage().split("; "))
                            .anyMatch(line -> line.startsWith("workers (0) must be 1 to 100"))
                            .anyMatch(line -> line.startsWith("poll-interval (PT-1S) must be positive"))
                            .anyMatch(line -> line.startsWith("node (a b) must be 1 to 80"))
                            .anyMatch(line -> line.startsWith("approval.currency is wrong: currency (EURO)"))
                            .anyMatch(line -> line.startsWith("approval.tiers[0] is wrong: approvers ([])"))
                            .anyMatch(line -> line.startsWith("approval.tiers[1] is wrong: approvers ([CLERK])"))
                            .anyMatch(line -> line.startsWith("match.quantity is wrong"))
                            .anyMatch(line -> line.startsWith("review.minimum-confidence is wrong"))
                            .anyMatch(line -> line.startsWith("read.max-pages (0) must be positive"))
                            .anyMatch(line -> line.startsWith("originator.name is missing"))
                            .anyMatch(line -> line.startsWith("originator.id is missing"))
                            .anyMatch(line -> line.startsWith("originator.account is wrong"))
                            .anyMatch(line -> line.startsWith("originator.address is wrong: country (GERMANY)"))
                            .anyMatch(line -> line.startsWith("archive.keystore (/nowhere/key.p12) cannot be read"))
                            .anyMatch(line -> line.startsWith("archive.keystore-password is missing"))
                            .hasSize(15);
                    FailureAnalysis analysis =
                            new InvalidConfigurationFailureAnalyzer().analyze(failed.getStartupFailure());
                    assertThat(analysis.getDescription())
                            .contains("\n    - workers (0) must be 1 to 100\n    - poll-interval");
                    assertThat(analysis.getAction()).contains("smartap.");
                });
    }

    @Test
    void no_secret_shows_in_the_properties_text() {
        context.withPropertyValues(
                        "smartap.originator.name=N",
                        "smartap.originator.id=1",
                        "smartap.originator.account.account-number=123456789",
                        "smartap.archive.keystore-password=hunter2")
                .run(started -> assertThat(
                                started.getBean(SmartApProperties.class).toString())
                        .doesNotContain("hunter2", "123456789"));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
