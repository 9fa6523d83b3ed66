package com.smartap.payments.bill;

import static com.smartap.payments.bill.BillRig.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.Money;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One payment for one id, without an idempotency key. */
class BillOnceTest {
    private final BillRig rig = new BillRig();
    private final ProviderPayment payment = rig.payment("PAY-1");

    @AfterEach
    void close() {
        assertThat(rig.twin.violations()).isEmpty();
        rig.close();
    }

    @Test
    void a_payment_that_appears_late_is_waited_for_and_found_over_a_restart() {
        rig.twin.appearLate(Duration.ofSeconds(45));
        assertThat(rig.gateway().initiate(payment, key("PAY-1"))).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> rig.gateway().find(payment, key("PAY-1")))
                .isInstanceOfSatisfying(ConnectorUnavailableException.class, e -> {
                    assertThat(e.retryAfter())
                            .hasValueSatisfying(wait ->
                                    assertThat(wait).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120)));
                    assertThat(e).hasMessageContaining("PAY-1").hasMessageContaining("cannot be said yet");
                });
        assertThatThrownBy(() -> rig.gateway().initiate(payment, key("PAY-1")))
                .isInstanceOf(ConnectorUnavailableException.class);
        assertThat(rig.twin.payments()).isEmpty();
        rig.clock.advance(Duration.ofSeconds(46));
        assertThat(rig.gateway().find(payment, key("PAY-1"))).isPresent();
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void a_payment_that_never_appears_can_be_ordered_after_the_settling_time() {
        PaymentGateway gateway = rig.gateway(Map.of("settlingSeconds", "300"));
        gateway.test();
        rig.twin.appearLate(Duration.ofDays(9));
        assertThat(gateway.initiate(payment, key("PAY-1"))).isInstanceOf(Unknown.class);
        rig.clock.advance(Duration.ofSeconds(299));
        assertThatThrownBy(() -> gateway.find(payment, key("PAY-1"))).isInstanceOf(ConnectorUnavailableException.class);
        rig.clock.advance(Duration.ofSeconds(2));
        assertThat(gateway.find(payment, key("PAY-1"))).isEmpty();
        assertThat(gateway.initiate(payment, key("PAY-1"))).isInstanceOf(Accepted.class);
        rig.clock.advance(Duration.ofDays(10));
        assertThat(rig.twin.payments())
                .as("BILL refuses what turns up for a paid bill")
                .hasSize(1);
        assertThat(rig.twin.bills("PAY-1")).isEqualTo(1);
    }

    @Test
    void each_further_attempt_starts_the_settling_time_anew_for_every_process() {
        rig.twin.appearLate(Duration.ofDays(9));
        rig.gateway().initiate(payment, key("PAY-1"));
        rig.clock.advance(Duration.ofMinutes(3));
        rig.twin.appearLate(Duration.ofSeconds(30));
        assertThat(rig.gateway().initiate(payment, key("PAY-1"))).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> rig.gateway().initiate(payment, key("PAY-1")))
                .isInstanceOf(ConnectorUnavailableException.class);
        rig.clock.advance(Duration.ofMinutes(3));
        Accepted found = (Accepted) rig.gateway().initiate(payment, key("PAY-1"));
        assertThat(found.created()).isFalse();
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void a_refusal_is_not_believed_when_the_payment_is_there_after_all() {
        rig.twin.appearLate(Duration.ofMinutes(4));
        rig.gateway().initiate(payment, key("PAY-1"));
        rig.clock.advance(Duration.ofMinutes(3));
        PaymentGateway gateway = rig.gateway();
        gateway.test();
        // The late one appears between the look and the order: five requests follow, the last but one is the order.
        int[] left = {5};
        rig.twin.beforeEachRequest(() -> {
            left[0]--;
            if (left[0] == 0) {
                rig.clock.advance(Duration.ofMinutes(2));
            }
        });
        Accepted accepted = (Accepted) gateway.initiate(payment, key("PAY-1"));
        assertThat(accepted.created()).isFalse();
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void our_own_clock_does_not_matter_since_the_times_are_those_of_bill() {
        rig.twin.appearLate(Duration.ofDays(9));
        rig.gateway().initiate(payment, key("PAY-1"));
        var ahead = java.time.Clock.offset(rig.clock, Duration.ofHours(2));
        try (PaymentGateway gateway = BillContractTest.hasty(rig.clock)
                .create(new com.smartap.testkit.connector.TestConnectorContext(
                        "the-connection", ahead, rig.twin.baseUrl(), rig.twin.settings(), rig.vault))) {
            assertThatThrownBy(() -> gateway.find(payment, key("PAY-1")))
                    .isInstanceOf(ConnectorUnavailableException.class);
        }
    }

    @Test
    void two_processes_at_once_make_one_payment() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 10; round++) {
                ProviderPayment one = rig.payment("PAY-R" + round);
                List<PaymentGateway> gateways = List.of(rig.gateway(), rig.gateway());
                gateways.forEach(PaymentGateway::test);
                List<Future<Boolean>> answers = gateways.stream()
                        .map(gateway -> threads.submit(() -> tried(gateway, one)))
                        .toList();
                for (Future<Boolean> answer : answers) {
                    answer.get(30, TimeUnit.SECONDS);
                }
                rig.clock.advance(Duration.ofMinutes(5));
                assertThat(tried(rig.gateway(), one)).isTrue();
                assertThat(rig.twin.payments())
                        .filteredOn(held ->
                                held.reference().filter(one.id()::equals).isPresent())
                        .as("round %d", round)
                        .hasSize(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean tried(PaymentGateway gateway, ProviderPayment one) {
        try {
            return gateway.initiate(one, key(one.id())) instanceof Accepted;
        } catch (ConnectorUnavailableException e) {
            return false; // the other one goes first
        }
    }

    @Test
    void a_bill_whose_answer_was_lost_is_paid_in_the_end_and_made_once() {
        PaymentGateway gateway = rig.gateway();
        gateway.test();
        rig.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThatThrownBy(() -> gateway.initiate(payment, key("PAY-1")))
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageContaining("was not ordered");
        rig.clock.advance(Duration.ofMinutes(3));
        assertThat(gateway.initiate(payment, key("PAY-1"))).isInstanceOf(Accepted.class);
        assertThat(rig.twin.bills("PAY-1")).isEqualTo(1);
    }

    @Test
    void a_bill_that_a_person_paid_in_bill_is_not_paid_again() {
        PaymentGateway gateway = rig.gateway();
        gateway.test();
        rig.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThatThrownBy(() -> gateway.initiate(payment, key("PAY-1")))
                .isInstanceOf(ConnectorUnavailableException.class);
        String byHand = rig.twin.payByHand(rig.twin.billId("PAY-1").orElseThrow());
        rig.clock.advance(Duration.ofMinutes(3));
        assertThat(gateway.find(payment, key("PAY-1")))
                .hasValueSatisfying(found -> assertThat(found.providerId()).isEqualTo(byHand));
        assertThat(((Accepted) gateway.initiate(payment, key("PAY-1"))).created())
                .isFalse();
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void what_was_cancelled_or_came_back_is_not_made_again_under_the_same_id() {
        for (String word :
                List.of("CANCELED", "VOIDED", "FUNDING_FAILED_VOIDED", "DISBURSEMENT_FAILED_ACTION_NEEDED")) {
            String id = "PAY-" + word.length();
            String made = rig.ordered(id);
            rig.twin.say(made, word);
            Accepted again = (Accepted) rig.gateway().initiate(rig.payment(id), key(id));
            assertThat(again.status().providerId()).isEqualTo(made);
            assertThat(again.created()).isFalse();
        }
        assertThat(rig.twin.payments()).hasSize(4);
    }

    @Test
    void the_same_id_for_another_amount_or_payee_is_a_conflict() {
        PaymentGateway gateway = rig.gateway();
        gateway.initiate(payment, key("PAY-1"));
        assertThatThrownBy(() -> gateway.initiate(
                        ProviderPayment.of("PAY-1", Money.of("600.00", "USD"), rig.payee), key("PAY-1")))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining("599.96 USD")
                .hasMessageContaining("600.00 USD");
        ProviderPayment elsewhere = payment.to(BillContractTest.entered(rig.twin, 101));
        assertThatThrownBy(() -> gateway.initiate(elsewhere, key("PAY-1")))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(rig.twin.payments()).hasSize(1);
    }

    @Test
    void a_bill_without_a_payment_of_another_amount_is_a_conflict_too() {
        rig.twin.appearLate(Duration.ofDays(9));
        rig.gateway().initiate(payment, key("PAY-1"));
        rig.clock.advance(Duration.ofMinutes(3));
        assertThatThrownBy(() -> rig.gateway()
                        .initiate(ProviderPayment.of("PAY-1", Money.of("1.00", "USD"), rig.payee), key("PAY-1")))
                .isInstanceOf(IdempotencyConflictException.class);
    }

    @Test
    void ids_of_any_length_get_a_bill_of_their_own() {
        String first = UUID.randomUUID().toString();
        String second = "x".repeat(64);
        rig.ordered(first);
        rig.ordered(second);
        assertThat(rig.gateway().find(rig.payment(first), key(first)))
                .hasValueSatisfying(found -> assertThat(found.reference()).isEqualTo(first));
        assertThat(rig.gateway().find(rig.payment(second), key(second)))
                .hasValueSatisfying(found -> assertThat(found.reference()).isEqualTo(second));
        assertThat(PayableBills.number("PAY-1")).isEqualTo("PAY-1");
        assertThat(PayableBills.number(first)).hasSize(21).matches("S-[0-9A-Z]{19}");
        assertThat(PayableBills.number("y".repeat(64))).isNotEqualTo(PayableBills.number(second));
    }

    @Test
    void a_vendor_with_many_bills_is_read_to_the_end() {
        for (int n = 0; n < 101; n++) {
            rig.ordered("PAY-M" + n);
        }
        assertThat(rig.gateway().find(rig.payment("PAY-M0"), key("PAY-M0"))).isPresent();
        assertThat(rig.gateway().find(rig.payment("PAY-M100"), key("PAY-M104"))).isPresent();
        assertThat(rig.gateway().find(rig.payment("PAY-M101"), key("PAY-M105"))).isEmpty();
    }

    @Test
    void an_account_that_somebody_changed_in_bill_is_not_paid() {
        String vendorId = String.valueOf(
                rig.payee.stored() == null ? null : rig.payee.stored().payeeId());
        rig.twin.changeAccount(vendorId, "*******9999");
        assertThat(rig.gateway().initiate(payment, key("PAY-1"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo("SMARTAP_VENDOR");
            assertThat(refused.failure().words()).contains("bank account").contains(vendorId);
        });
        assertThat(rig.twin.payments()).isEmpty();
        assertThat(rig.twin.bills("PAY-1")).isZero();
    }
}
