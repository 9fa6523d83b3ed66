package com.smartap.testkit.erp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.twin.Misbehaviour;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Behaviour towards people, limits and a system that does wrong. */
abstract class MannersPart {
    private final ErpConnectorContract contract;

    MannersPart(ErpConnectorContract contract) {
        this.contract = contract;
    }

    @Test
    void a_test_names_the_company() {
        assertThat(contract.connector().test().company()).isNotBlank();
    }

    @Test
    void the_provider_says_what_it_is_and_keeps_its_word() {
        ErpConnectorProvider provider = contract.provider(contract.clock);
        assertThat(provider.id()).matches("[a-z][a-z0-9-]*");
        assertThat(provider.displayName()).isNotBlank();
        assertThat(provider.spiLevel()).isEqualTo(SpiLevel.CURRENT);
        assertThat(provider.settings()).extracting(SettingKey::name).doesNotHaveDuplicates();
        assertThat(provider.settings())
                .allSatisfy(key -> assertThat(key.description()).endsWith("."));
        ErpConnector connector = contract.connector();
        assertThat(provider.abilities())
                .isNotEmpty()
                .allSatisfy(ability -> assertThat(connector.ability(ability))
                        .as("ability %s", ability.getSimpleName())
                        .isPresent());
        assertThat(connector.ability(Runnable.class)).isEmpty();
    }

    @Test
    void missing_settings_are_all_named_at_once() {
        ErpConnectorProvider provider = contract.provider(contract.clock);
        List<String> required = provider.settings().stream()
                .filter(key -> key.required() && !key.secret())
                .map(SettingKey::name)
                .toList();
        TestConnectorContext empty = new TestConnectorContext(
                "the-connection", contract.clock, contract.twin.baseUrl(), Map.of(), contract.vault);
        if (!required.isEmpty()) {
            assertThatThrownBy(() -> provider.create(empty))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .satisfies(e -> assertThat(e.getMessage()).contains(required));
        }
    }

    @Test
    void no_call_is_made_before_it_is_needed() {
        contract.connector();
        assertThat(contract.twin.requests()).isZero();
    }

    @Test
    void dead_credentials_ask_for_a_person_and_are_not_hammered() {
        ErpConnector connector = contract.connector();
        contract.twin.misbehave(Misbehaviour.REVOKE_TOKENS);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(connector::test)
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContainingAll("the-connection")
                    .satisfies(e -> contract.assertNoSecret("an exception", e.toString()));
        }
        assertThat(contract.twin.requests()).as("calls with dead credentials").isLessThanOrEqualTo(15);
    }

    @Test
    void a_system_that_is_down_is_tried_a_few_times_and_said_to_be_down() {
        ErpConnector connector = contract.connector();
        contract.twin.misbehave(Misbehaviour.DOWN);
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageNotContaining("<html>");
        assertThat(contract.twin.requests()).isBetween(2L, 10L);
    }

    @Test
    void too_many_calls_are_waited_for() {
        ErpConnector connector = contract.connector();
        connector.test();
        Instant before = contract.clock.instant();
        contract.twin.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
        assertThat(connector.test().company()).isNotBlank();
        assertThat(contract.clock.instant()).isAfter(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"DROP_NEXT", "SERVER_ERROR_NEXT", "DRIP_NEXT", "EXPIRE_TOKENS"})
    void what_passes_is_tried_again(Misbehaviour fault) {
        ErpConnector connector = contract.connector();
        connector.test();
        contract.twin.misbehave(fault);
        assertThat(connector.test().company()).isNotBlank();
    }

    @Test
    void many_threads_renew_what_expired_only_once() throws Exception {
        ErpConnector connector = contract.connector();
        connector.test();
        contract.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        long before = contract.twin.requests();
        int people = 8;
        CountDownLatch done = new CountDownLatch(people);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int i = 0; i < people; i++) {
            Thread thread = new Thread(() -> {
                try {
                    connector.test();
                } catch (SmartApException | AssertionError e) {
                    failure.set(e);
                } finally {
                    done.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(failure.get()).isNull();
        // Each may be refused once, and one renews.
        assertThat(contract.twin.requests() - before).isLessThanOrEqualTo(4L * people);
    }

    @Test
    void who_is_interrupted_comes_back_and_makes_no_further_call() throws Exception {
        ErpConnector connector = contract.connector();
        connector.test();
        contract.twin.slowness(Duration.ofSeconds(30));
        contract.twin.misbehave(Misbehaviour.SLOW);
        CountDownLatch sent = new CountDownLatch(1);
        contract.twin.beforeEachRequest(sent::countDown);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                connector.test();
            } catch (SmartApException e) {
                thrown.set(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        long before = contract.twin.requests();
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(thread.isAlive()).isFalse();
        assertThat(thrown.get()).isInstanceOf(ConnectorUnavailableException.class);
        assertThat(contract.twin.requests()).isEqualTo(before);
    }

    @Test
    void what_is_left_of_the_limits_can_be_seen() {
        assumeTrue(contract.has(QuotaReport.class));
        ErpConnector connector = contract.connector();
        connector.test();
        assertThat(connector.ability(QuotaReport.class).orElseThrow().quotas())
                .isNotEmpty()
                .allSatisfy(quota -> assertThat(quota.remaining()).isNotNegative());
    }

    @Test
    void webhooks_are_believed_only_with_their_signature() {
        assumeTrue(contract.has(ErpWebhooks.class));
        contract.seedVendor();
        String id = contract.twin.id(EntityType.VENDOR, 1);
        Optional<WebhookRequest> signed = contract.twin.webhook(EntityType.VENDOR, id);
        assertThat(signed).isPresent();
        ErpWebhooks webhooks = contract.ability(ErpWebhooks.class);
        assertThat(webhooks.receive(signed.get())).singleElement().satisfies(change -> {
            assertThat(change.externalId()).isEqualTo(id);
            assertThat(change.entity()).isEqualTo(EntityType.VENDOR);
            assertThat(change.eventId()).isNotBlank();
        });
        WebhookRequest unsigned = new WebhookRequest(Map.of(), signed.get().body());
        assertThatThrownBy(() -> webhooks.receive(unsigned))
                .isInstanceOfSatisfying(
                        WebhookRejectedException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
        WebhookRequest other = new WebhookRequest(Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> webhooks.receive(other)).isInstanceOf(WebhookRejectedException.class);
    }

    @Test
    void closing_ends_quietly_and_may_be_done_twice() {
        ErpConnector connector = contract.connector();
        connector.test();
        contract.twin.misbehave(Misbehaviour.DOWN);
        connector.close();
        connector.close();
        contract.twin.behave();
    }
}
