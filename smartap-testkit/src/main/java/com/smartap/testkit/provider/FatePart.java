package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Cancellation.CancelOutcome;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a payment after it was ordered. */
abstract class FatePart {
    private final PaymentProviderContract contract;
    private final String id = "PAY-" + UUID.randomUUID().toString().substring(0, 8);

    FatePart(PaymentProviderContract contract) {
        this.contract = contract;
    }

    @Test
    void a_payment_that_arrives_is_completed() {
        String providerId = ordered();
        contract.twin.settle(providerId);
        ProviderStatus status = status(providerId);
        assertThat(status.state()).isEqualTo(State.COMPLETED);
        assertThat(status.providerId()).isEqualTo(providerId);
        assertThat(status.failure()).isNull();
        assertThat(status.rawStatus()).isNotBlank();
    }

    @Test
    void a_payment_that_fails_late_says_why() {
        String providerId = ordered();
        contract.twin.fail(providerId);
        ProviderStatus status = status(providerId);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.failure()).isNotNull().satisfies(failure -> {
            assertThat(failure.code()).isNotBlank();
            assertThat(failure.words()).isNotBlank();
        });
    }

    @Test
    void money_that_comes_back_after_success_is_returned_and_not_sent_again() {
        String providerId = ordered();
        contract.twin.settle(providerId);
        assertThat(status(providerId).state()).isEqualTo(State.COMPLETED);
        assumeTrue(contract.twin.comeBack(providerId), "the provider knows no returns");
        ProviderStatus status = status(providerId);
        assertThat(status.state()).isEqualTo(State.RETURNED);
        assertThat(status.failure()).isNotNull();
        ProviderPayment payment = contract.payment(id);
        contract.accepted(contract.gateway().initiate(payment, PaymentProviderContract.key(id)));
        assertThat(contract.held(id)).hasSize(1);
    }

    @Test
    void a_word_that_nobody_knows_is_kept_and_counts_as_under_way() {
        String providerId = ordered();
        contract.twin.sayUnknownWord(providerId);
        ProviderStatus status = status(providerId);
        assertThat(status.state()).isEqualTo(State.PROCESSING);
        assertThat(status.rawStatus()).isNotBlank();
    }

    @Test
    void fields_that_nobody_knows_do_not_matter() {
        contract.twin.misbehave(Misbehaviour.UNKNOWN_FIELDS);
        String providerId = ordered();
        contract.twin.settle(providerId);
        assertThat(status(providerId).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void a_payment_that_the_provider_does_not_know_is_not_found() {
        String providerId = ordered();
        String other = providerId.substring(0, providerId.length() - 1) + (providerId.endsWith("Z") ? "Y" : "Z");
        assertThatThrownBy(() -> contract.gateway().status(other))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(other);
        assertThatThrownBy(() -> contract.gateway().status("../../v1/other?x=1"))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void what_can_be_called_back_is_called_back_once() {
        assumeTrue(contract.has(Cancellation.class));
        String providerId = cancellable();
        Cancellation cancellation = contract.ability(Cancellation.class);
        IdempotencyKey key = IdempotencyKey.of("cancel", id, 1);
        assertThat(cancellation.cancel(providerId, key)).isInstanceOf(CancelOutcome.Requested.class);
        assertThat(cancellation.cancel(providerId, key)).isInstanceOf(CancelOutcome.Requested.class);
        assertThat(status(providerId).state().isOver()).isTrue();
        assertThat(contract.held(id))
                .singleElement()
                .satisfies(held -> assertThat(held.out().amount()).isEqualByComparingTo(BigDecimal.ZERO));
    }

    @Test
    void a_lost_answer_to_calling_back_is_unknown_and_the_status_tells() {
        assumeTrue(contract.has(Cancellation.class));
        String providerId = cancellable();
        Cancellation cancellation = contract.ability(Cancellation.class);
        contract.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThat(cancellation.cancel(providerId, IdempotencyKey.of("cancel", id, 1)))
                .isInstanceOf(CancelOutcome.Unknown.class);
        assertThat(status(providerId).state().isOver()).isTrue();
    }

    @Test
    void what_arrived_cannot_be_called_back_any_more() {
        assumeTrue(contract.has(Cancellation.class));
        String providerId = ordered();
        contract.twin.settle(providerId);
        assertThat(contract.ability(Cancellation.class).cancel(providerId, IdempotencyKey.of("cancel", id, 1)))
                .isInstanceOfSatisfying(CancelOutcome.TooLate.class, late -> {
                    assertThat(late.reason()).isNotBlank();
                    assertThat(late.status().state()).isEqualTo(State.COMPLETED);
                });
    }

    @Test
    void a_held_payment_moves_no_money_before_it_is_confirmed_and_then_once() {
        assumeTrue(contract.has(Confirmation.class));
        ProviderPayment payment = contract.payment(id).held();
        InitiationOutcome.Accepted taken =
                contract.accepted(contract.gateway().initiate(payment, PaymentProviderContract.key(id)));
        String providerId = taken.status().providerId();
        assertThat(taken.status().state()).isEqualTo(State.AWAITING_CONFIRMATION);
        assertThat(out()).isEqualByComparingTo(BigDecimal.ZERO);
        Confirmation confirmation = contract.ability(Confirmation.class);
        IdempotencyKey key = IdempotencyKey.of("confirm", id, 1);
        contract.accepted(confirmation.confirm(payment, providerId, key));
        contract.accepted(confirmation.confirm(payment, providerId, key));
        contract.accepted(contract.ability(Confirmation.class).confirm(payment, providerId, key));
        assertThat(out()).isEqualByComparingTo(payment.amount().amount());
        assertThat(status(providerId).state()).isEqualTo(State.PROCESSING);
    }

    @Test
    void a_lost_answer_to_a_confirmation_moves_the_money_once() {
        assumeTrue(contract.has(Confirmation.class));
        ProviderPayment payment = contract.payment(id).held();
        String providerId = contract.accepted(contract.gateway().initiate(payment, PaymentProviderContract.key(id)))
                .status()
                .providerId();
        Confirmation confirmation = contract.ability(Confirmation.class);
        IdempotencyKey key = IdempotencyKey.of("confirm", id, 1);
        contract.twin.loseNextOrder();
        assertThat(confirmation.confirm(payment, providerId, key)).isInstanceOf(InitiationOutcome.Unknown.class);
        contract.twin.behave();
        contract.accepted(contract.ability(Confirmation.class).confirm(payment, providerId, key));
        assertThat(out()).isEqualByComparingTo(payment.amount().amount());
    }

    private BigDecimal out() {
        return contract.held(id).stream()
                .map(held -> held.out())
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String cancellable() {
        String providerId = ordered();
        contract.twin.makeCancellable(providerId);
        assertThat(status(providerId).cancellable()).isTrue();
        return providerId;
    }

    private String ordered() {
        return contract.accepted(contract.gateway().initiate(contract.payment(id), PaymentProviderContract.key(id)))
                .status()
                .providerId();
    }

    private ProviderStatus status(String providerId) {
        ProviderStatus status = contract.gateway().status(providerId);
        contract.tell(status);
        return status;
    }
}
