package com.smartap.payments.bill;

import static com.smartap.payments.bill.BillRig.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.connector.QuotaReport;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.TrustedDevice;
import com.smartap.spi.payment.provider.TrustedDevice.Challenge;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions, trusted devices and limits. */
class BillSessionTest {
    private final BillRig rig = new BillRig();
    private final PaymentGateway gateway = rig.gateway();

    @AfterEach
    void close() {
        assertThat(rig.twin.violations()).isEmpty();
        rig.close();
    }

    @Test
    void one_login_serves_until_the_session_was_idle_for_half_an_hour() {
        gateway.test();
        rig.clock.advance(Duration.ofMinutes(30));
        gateway.test();
        rig.clock.advance(Duration.ofMinutes(30));
        gateway.test();
        assertThat(rig.twin.logins()).isEqualTo(1);
        rig.clock.advance(Duration.ofMinutes(35));
        long before = rig.twin.requests();
        gateway.test();
        assertThat(rig.twin.logins()).isEqualTo(2);
        assertThat(rig.twin.requests() - before)
                .as("no call with the dead session")
                .isEqualTo(2);
    }

    @Test
    void a_session_that_dies_in_the_middle_of_a_payment_is_opened_again_once() {
        gateway.test();
        int[] left = {4};
        rig.twin.beforeEachRequest(() -> {
            left[0]--;
            if (left[0] == 0) {
                rig.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
            }
        });
        assertThat(gateway.initiate(rig.payment("PAY-1"), key("PAY-1"))).isInstanceOf(Accepted.class);
        assertThat(rig.twin.logins()).isEqualTo(2);
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void credentials_that_were_refused_are_not_tried_again_before_they_change() {
        Map<String, Secret> good = new HashMap<>(rig.vault.read().values());
        Map<String, Secret> bad = new HashMap<>(good);
        bad.put("password", Secret.of("not-the-password"));
        rig.vault.replace(bad);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(gateway::test)
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("the-connection")
                    .hasMessageNotContaining("not-the-password");
        }
        assertThat(rig.twin.logins()).isEqualTo(1);
        rig.vault.replace(good);
        assertThat(gateway.test().company()).isNotBlank();
    }

    @Test
    void when_the_hour_is_used_up_nothing_is_sent_before_the_next() {
        rig.twin.limits(3, 200);
        rig.clock.advance(Duration.ofMinutes(20));
        gateway.test();
        gateway.test();
        assertThatThrownBy(gateway::test).isInstanceOfSatisfying(ConnectorUnavailableException.class, e -> {
            assertThat(e.providerCode()).contains("BDC_1144");
            assertThat(e.retryAfter()).contains(Duration.ofMinutes(40));
        });
        long before = rig.twin.requests();
        assertThatThrownBy(gateway::test).isInstanceOf(ConnectorUnavailableException.class);
        assertThat(rig.twin.requests()).isEqualTo(before);
        rig.clock.advance(Duration.ofMinutes(41));
        assertThat(gateway.test().company()).isNotBlank();
    }

    @Test
    void logins_have_a_limit_of_their_own() {
        rig.twin.limits(20_000, 1);
        gateway.test();
        rig.clock.advance(Duration.ofMinutes(36));
        assertThatThrownBy(gateway::test)
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.providerCode()).contains("BDC_1144"));
    }

    @Test
    void three_calls_are_made_at_a_time() throws Exception {
        gateway.test();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        rig.twin.beforeEachRequest(() -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            now.decrementAndGet();
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            var calls = java.util.stream.IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(gateway::test))
                    .toList();
            for (var call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS).company()).isNotBlank();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 3);
        assertThat(gateway.ability(QuotaReport.class).orElseThrow().quotas())
                .extracting(QuotaReport.Quota::name)
                .contains("concurrent", "hour");
    }

    @Test
    void a_storm_of_refusals_for_too_many_calls_ends_with_patience_and_one_payment() {
        int[] storm = {5};
        rig.twin.beforeEachRequest(() -> {
            if (storm[0]-- > 0) {
                rig.twin.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
            }
        });
        boolean done = false;
        for (int i = 0; i < 4 && !done; i++) {
            try {
                done = gateway.initiate(rig.payment("PAY-1"), key("PAY-1")) instanceof Accepted;
            } catch (ConnectorUnavailableException e) {
                assertThat(e.providerCode()).contains("BDC_1322");
            }
        }
        assertThat(done).isTrue();
        assertThat(rig.clock.instant()).isAfter(BillRig.NOW.plusSeconds(5));
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void a_device_that_is_not_trusted_is_told_in_time_and_before_anything_is_made() {
        assertThat(gateway.test().detail()).contains("trusted until 2026-12-20");
        TrustedDevice trust = gateway.ability(TrustedDevice.class).orElseThrow();
        assertThat(trust.trustedUntil()).contains(Instant.parse("2026-12-20T15:00:00Z"));
        rig.clock.advance(Duration.ofDays(26));
        assertThat(gateway.test().detail()).contains("a person should confirm the device SmartAP now");
        rig.clock.advance(Duration.ofDays(5));
        assertThat(gateway.test().detail()).contains("not trusted");
        assertThat(trust.trustedUntil()).isEmpty();
        assertThatThrownBy(() -> gateway.initiate(rig.payment("PAY-1"), key("PAY-1")))
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("a person asks for a code")
                .hasMessageContaining("the-connection");
        assertThat(rig.twin.bills("PAY-1")).isZero();
        Payee fresh = rig.twin.payee(7);
        PayeeStorage payees = gateway.ability(PayeeStorage.class).orElseThrow();
        assertThatThrownBy(() -> payees.store(fresh, key("V-7"))).isInstanceOf(ConnectorAuthorizationException.class);
        assertThat(rig.twin.storedPayees(fresh.id())).isZero();
    }

    @Test
    void a_person_confirms_the_device_and_payments_go_on_also_in_other_processes() {
        rig.twin.lapseTrust();
        PaymentGateway elsewhere = rig.gateway();
        elsewhere.test();
        assertThatThrownBy(() -> gateway.initiate(rig.payment("PAY-1"), key("PAY-1")))
                .isInstanceOf(ConnectorAuthorizationException.class);
        TrustedDevice trust = gateway.ability(TrustedDevice.class).orElseThrow();
        Challenge challenge = trust.challenge();
        assertThatThrownBy(() -> trust.confirm(challenge, Secret.of("000000")))
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("did not accept the code");
        trust.confirm(challenge, Secret.of(rig.twin.code(challenge.id()).orElseThrow()));
        assertThat(trust.trustedUntil()).contains(BillRig.NOW.plus(Duration.ofDays(30)));
        long logins = rig.twin.logins();
        assertThat(gateway.initiate(rig.payment("PAY-1"), key("PAY-1"))).isInstanceOf(Accepted.class);
        assertThat(elsewhere.initiate(rig.payment("PAY-2"), key("PAY-2"))).isInstanceOf(Accepted.class);
        assertThat(rig.twin.logins()).as("both sessions were stepped up").isEqualTo(logins);
        assertThat(rig.gateway().initiate(rig.payment("PAY-3"), key("PAY-3"))).isInstanceOf(Accepted.class);
    }

    @Test
    void trust_that_lapses_in_the_middle_of_a_payment_orders_nothing_and_says_what_to_do() {
        gateway.test();
        int[] left = {5};
        rig.twin.beforeEachRequest(() -> {
            left[0]--;
            if (left[0] == 0) {
                rig.twin.lapseTrust();
            }
        });
        assertThatThrownBy(() -> gateway.initiate(rig.payment("PAY-1"), key("PAY-1")))
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("a person asks for a code");
        assertThat(rig.twin.payments()).isEmpty();
    }

    @Test
    void a_gateway_that_is_closed_ends_its_session_and_opens_none() {
        gateway.test();
        long logins = rig.twin.logins();
        rig.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        gateway.close();
        gateway.close();
        assertThat(rig.twin.logins()).isEqualTo(logins);
    }
}
