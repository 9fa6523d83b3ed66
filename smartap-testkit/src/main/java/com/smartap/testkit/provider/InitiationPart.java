package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One key, one payment, whatever fails and whenever. */
abstract class InitiationPart {
    private final PaymentProviderContract contract;
    private final String id = "PAY-" + UUID.randomUUID().toString().substring(0, 8);
    private final IdempotencyKey key = PaymentProviderContract.key(id);

    InitiationPart(PaymentProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void a_payment_is_ordered_and_said_to_be_created() {
        ProviderPayment payment = contract.payment(id);
        PaymentGateway gateway = contract.gateway();
        assertThat(gateway.check(payment)).isEmpty();
        Accepted accepted = contract.accepted(gateway.initiate(payment, key));
        assertThat(accepted.created()).isTrue();
        assertThat(accepted.status().state()).isEqualTo(ProviderStatus.State.PROCESSING);
        assertThat(contract.held(id)).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(accepted.status().providerId());
            assertThat(held.amount()).isEqualTo(payment.amount());
        });
    }

    @Test
    void nothing_is_found_before_anything_is_ordered() {
        assertThat(contract.gateway().find(contract.payment(id), key)).isEmpty();
        assertThat(contract.twin.payments()).isEmpty();
    }

    @Test
    void what_was_ordered_is_found_after_a_restart_and_not_ordered_again() {
        ProviderPayment payment = contract.payment(id);
        String providerId = contract.accepted(contract.gateway().initiate(payment, key))
                .status()
                .providerId();
        assertThat(contract.gateway().find(payment, key))
                .hasValueSatisfying(found -> assertThat(found.providerId()).isEqualTo(providerId));
        Accepted again = contract.accepted(contract.gateway().initiate(payment, key));
        assertThat(again.created()).isFalse();
        assertThat(again.status().providerId()).isEqualTo(providerId);
        assertThat(contract.held(id)).hasSize(1);
    }

    @Test
    void the_same_key_for_another_amount_is_a_conflict_and_orders_nothing() {
        ProviderPayment payment = contract.payment(id);
        contract.accepted(contract.gateway().initiate(payment, key));
        ProviderPayment other = new ProviderPayment(
                id,
                payment.amount().plus(Money.of("1.00", "USD")),
                payment.payee(),
                payment.rail(),
                payment.executionDate(),
                payment.description(),
                payment.remittance(),
                payment.hold());
        assertThatThrownBy(() -> contract.gateway().initiate(other, key))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining(id);
        assertThat(contract.twin.payments()).hasSize(1);
    }

    @Test
    void two_payments_of_one_amount_to_one_payee_are_two() {
        contract.accepted(contract.gateway().initiate(contract.payment(id), key));
        String second = id + "-B";
        contract.accepted(contract.gateway().initiate(contract.payment(second), PaymentProviderContract.key(second)));
        assertThat(contract.held(id)).hasSize(1);
        assertThat(contract.held(second)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {
                "LOSE_NEXT_ANSWER",
                "BAD_GATEWAY_AFTER_NEXT",
                "DROP_NEXT",
                "FAIL_BEFORE_NEXT",
                "RATE_LIMITED_NEXT",
                "SERVER_ERROR_NEXT",
                "BAD_JSON_NEXT",
                "ENDLESS_NEXT",
                "EXPIRE_TOKENS"
            })
    void a_fault_at_any_request_leads_to_one_payment_in_the_end(Misbehaviour fault) {
        for (int at = 1; at <= 6; at++) {
            String own = id + "-" + at;
            ProviderPayment payment = contract.payment(own);
            IdempotencyKey ownKey = PaymentProviderContract.key(own);
            int[] count = {at};
            contract.twin.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0) {
                    contract.twin.misbehave(fault);
                }
            });
            boolean done = false;
            for (int attempt = 0; !done && attempt < 5; attempt++) {
                done = attempt(payment, ownKey);
            }
            contract.twin.beforeEachRequest(() -> {});
            contract.twin.behave();
            assertThat(done).as("ordered in the end, fault at request %d", at).isTrue();
            assertThat(contract.held(own)).as("fault at request %d", at).hasSize(1);
        }
    }

    /** As the engine does it: what may have been sent is looked for before it is sent again. */
    private boolean attempt(ProviderPayment payment, IdempotencyKey ownKey) {
        try {
            PaymentGateway gateway = contract.gateway();
            if (gateway.find(payment, ownKey).isPresent()) {
                return true;
            }
            InitiationOutcome outcome = gateway.initiate(payment, ownKey);
            contract.tell(outcome);
            return outcome instanceof Accepted;
        } catch (ConnectorException e) {
            contract.tell(e);
            contract.clock.advance(Duration.ofSeconds(70));
            return false;
        }
    }

    @Test
    void a_lost_answer_is_unknown_and_the_payment_is_found_once() {
        ProviderPayment payment = contract.payment(id);
        PaymentGateway gateway = contract.gateway();
        gateway.find(payment, key);
        contract.twin.loseNextOrder();
        InitiationOutcome outcome = gateway.initiate(payment, key);
        contract.tell(outcome);
        assertThat(outcome).isInstanceOf(Unknown.class);
        contract.twin.behave();
        Optional<ProviderStatus> found = contract.gateway().find(payment, key);
        assertThat(found).isPresent();
        assertThat(contract.accepted(contract.gateway().initiate(payment, key)).created())
                .isFalse();
        assertThat(contract.held(id)).hasSize(1);
    }

    @Test
    void a_refusal_is_a_result_with_the_providers_code_and_words() {
        ProviderPayment payment = contract.payment(id);
        PaymentGateway gateway = contract.gateway();
        contract.twin.misbehave(Misbehaviour.REFUSE_NEXT);
        InitiationOutcome outcome = gateway.initiate(payment, key);
        contract.tell(outcome);
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.failure().code()).isNotBlank();
            assertThat(refused.failure().words()).isNotBlank();
        });
        assertThat(contract.twin.payments()).isEmpty();
    }

    @Test
    void too_many_calls_are_waited_for() {
        contract.twin.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
        boolean done = false;
        for (int attempt = 0; !done && attempt < 4; attempt++) {
            done = attempt(contract.payment(id), key);
        }
        assertThat(done).isTrue();
        assertThat(contract.held(id)).hasSize(1);
        assertThat(contract.clock.instant()).isAfter(PaymentProviderContract.NOW);
    }

    @Test
    void a_provider_that_answers_late_leaves_the_outcome_unknown() {
        ProviderPayment payment = contract.payment(id);
        PaymentGateway gateway = contract.gateway();
        gateway.test();
        contract.twin.slowness(Duration.ofSeconds(20));
        contract.twin.misbehave(Misbehaviour.SLOW);
        try {
            InitiationOutcome outcome = gateway.initiate(payment, key);
            contract.tell(outcome);
            assertThat(outcome).isInstanceOf(Unknown.class);
        } catch (ConnectorException e) {
            contract.tell(e);
            assertThat(contract.held(id)).as("said not to be ordered").isEmpty();
        }
        contract.twin.behave();
        boolean done = false;
        for (int attempt = 0; !done && attempt < 3; attempt++) {
            done = attempt(payment, key);
        }
        assertThat(done).isTrue();
        assertThat(contract.held(id)).hasSize(1);
    }

    @Test
    void threads_with_one_key_order_one_payment() throws Exception {
        ProviderPayment payment = contract.payment(id);
        PaymentGateway gateway = contract.gateway();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> call = () -> {
                try {
                    return gateway.initiate(payment, key) instanceof Accepted;
                } catch (ConnectorException e) {
                    return false;
                }
            };
            int accepted = 0;
            for (var answer : threads.invokeAll(List.of(call, call, call, call))) {
                accepted += answer.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(accepted).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(contract.held(id)).hasSize(1);
    }
}
