package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Cancellation.CancelOutcome;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeStatesTest {
    private static final IdempotencyKey CONFIRM = IdempotencyKey.of("confirm", "PAY-1", 1);
    private static final IdempotencyKey CANCEL = IdempotencyKey.of("cancel", "PAY-1", 1);
    private final StripeFixture stripe = StripeFixture.v2();

    @AfterEach
    void close() {
        stripe.close();
    }

    @ParameterizedTest
    @CsvSource({
        "fx_rate_drift_exceeded_after_review, TRY_LATER",
        "payout_method_amount_limit_exceeded, MEND_PAYMENT",
        "payout_method_declined, MEND_PAYEE",
        "payout_method_does_not_exist, MEND_PAYEE",
        "payout_method_expired, MEND_PAYEE",
        "payout_method_unsupported, MEND_PAYEE",
        "payout_method_usage_frequency_limit_exceeded, TRY_LATER",
        "review_rejected, ASK",
        "unknown_failure, ASK",
        "a_reason_of_next_year, ASK"
    })
    void a_failure_says_why_and_what_helps(String reason, Remedy remedy) {
        String id = stripe.ordered(stripe.payment("PAY-1"));
        stripe.twin.fail(id, reason);
        ProviderStatus status = stripe.status(id);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.rawStatus()).isEqualTo("failed");
        failure(status, "failed." + reason, remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "payout_method_canceled_by_customer, MEND_PAYEE",
        "payout_method_closed, MEND_PAYEE",
        "payout_method_currency_unsupported, MEND_PAYEE",
        "payout_method_does_not_exist, MEND_PAYEE",
        "payout_method_holder_address_incorrect, MEND_PAYEE",
        "payout_method_holder_details_incorrect, MEND_PAYEE",
        "payout_method_holder_name_incorrect, MEND_PAYEE",
        "payout_method_invalid_account_number, MEND_PAYEE",
        "payout_method_restricted, MEND_PAYEE",
        "recalled, ASK",
        "unknown_failure, ASK"
    })
    void money_that_comes_back_says_why_and_what_helps(String reason, Remedy remedy) {
        String id = stripe.ordered(stripe.payment("PAY-1"));
        stripe.twin.settle(id);
        stripe.twin.comeBack(id, reason);
        ProviderStatus status = stripe.status(id);
        assertThat(status.state()).isEqualTo(State.RETURNED);
        failure(status, "returned." + reason, remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "account_closed, MEND_PAYEE",
        "account_frozen, MEND_PAYEE",
        "bank_account_restricted, MEND_PAYEE",
        "bank_ownership_changed, MEND_PAYEE",
        "declined, MEND_PAYEE",
        "incorrect_account_holder_name, MEND_PAYEE",
        "invalid_account_number, MEND_PAYEE",
        "invalid_currency, MEND_PAYMENT",
        "no_account, MEND_PAYEE",
        "other, ASK"
    })
    void treasury_says_by_its_own_codes_why_money_came_back(String code, Remedy remedy) {
        try (StripeFixture treasury = StripeFixture.treasury()) {
            String id = treasury.ordered(treasury.payment("PAY-1"));
            treasury.twin.settle(id);
            assertThat(treasury.status(id).trace()).isEqualTo("091000010000001");
            treasury.twin.comeBack(id, code);
            ProviderStatus status = treasury.status(id);
            assertThat(status.state()).isEqualTo(State.RETURNED);
            failure(status, "returned." + code, remedy);
        }
    }

    @Test
    void treasury_does_not_say_why_a_payment_failed() {
        try (StripeFixture treasury = StripeFixture.treasury()) {
            String id = treasury.ordered(treasury.payment("PAY-1"));
            treasury.twin.fail(id);
            failure(treasury.status(id), "failed", Remedy.ASK);
        }
    }

    @Test
    void a_payment_under_review_is_held() {
        String id = stripe.ordered(stripe.payment("PAY-1"));
        stripe.twin.review(id);
        ProviderStatus status = stripe.status(id);
        assertThat(status.state()).isEqualTo(State.HELD);
        failure(status, "processing.under_review", Remedy.ASK);
        stripe.twin.settle(id);
        assertThat(stripe.status(id).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void a_status_tells_amount_days_and_trace() {
        String id = stripe.ordered(stripe.payment("PAY-1"));
        ProviderStatus before = stripe.status(id);
        assertThat(before.reference()).isEqualTo("PAY-1");
        assertThat(before.amount()).isEqualTo(Money.of("599.96", "USD"));
        assertThat(before.expectedOn()).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(before.changedAt()).isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));
        assertThat(before.trace()).isNull();
        assertThat(before.cancellable()).isTrue();
        stripe.clock.advance(Duration.ofHours(20));
        stripe.twin.settle(id);
        ProviderStatus after = stripe.status(id);
        assertThat(after.changedAt()).isEqualTo(Instant.parse("2026-11-21T11:00:00Z"));
        assertThat(after.trace()).startsWith("0910000");
        assertThat(after.cancellable()).isFalse();
    }

    @Test
    void an_intent_waits_for_its_confirmation_and_tells_its_fee() {
        String id = stripe.ordered(stripe.payment("PAY-1").held());
        ProviderStatus status = stripe.status(id);
        assertThat(status.state()).isEqualTo(State.AWAITING_CONFIRMATION);
        assertThat(status.rawStatus()).isEqualTo("requires_action");
        assertThat(status.failure()).isNull();
        assertThat(status.fee()).isEqualTo(Money.of("1.50", "USD"));
        assertThat(status.cancellable()).isTrue();
    }

    @Test
    void an_intent_that_failed_or_came_back_is_never_confirmed_again() {
        ProviderPayment payment = stripe.payment("PAY-1").held();
        String id = confirmed(payment);
        stripe.twin.settle(id);
        assertThat(stripe.status(id).rawStatus()).isEqualTo("posted/posted");
        stripe.twin.comeBack(id, "payout_method_closed");
        ProviderStatus status = stripe.status(id);
        assertThat(status.state()).isEqualTo(State.RETURNED);
        assertThat(status.rawStatus()).isEqualTo("requires_action/returned");
        failure(status, "returned.payout_method_closed", Remedy.MEND_PAYEE);
        InitiationOutcome again =
                stripe.ability(Confirmation.class).confirm(payment, id, IdempotencyKey.of("confirm", "PAY-1", 2));
        assertThat(StripeFixture.accepted(again).status().state()).isEqualTo(State.RETURNED);
        assertThat(StripeFixture.accepted(again).created()).isFalse();
        assertThat(out()).isEqualTo("0.00");
        assertThat(stripe.ability(Cancellation.class).cancel(id, CANCEL))
                .isInstanceOfSatisfying(
                        CancelOutcome.Requested.class,
                        requested -> assertThat(requested.status().state()).isEqualTo(State.CANCELLED));
    }

    @Test
    void an_intent_without_enough_money_fails_when_it_is_carried_out() {
        ProviderPayment payment = stripe.payment("PAY-1").held();
        stripe.twin.balance(Money.of("100.00", "USD"));
        String id = confirmed(payment);
        ProviderStatus status = stripe.status(id);
        assertThat(status.state()).isEqualTo(State.FAILED);
        failure(status, "requires_action.insufficient_funds", Remedy.MEND_ACCOUNT);
        assertThat(out()).isEqualTo("0.00");
    }

    @Test
    void a_payment_for_a_day_is_an_intent_that_goes_on_by_itself() {
        ProviderPayment today = stripe.payment("PAY-1");
        ProviderPayment later = new ProviderPayment(
                today.id(),
                today.amount(),
                today.payee(),
                today.rail(),
                LocalDate.of(2026, 11, 23),
                null,
                List.of(),
                false);
        String id = stripe.ordered(later);
        assertThat(id).startsWith("poi_");
        assertThat(stripe.status(id).state()).isEqualTo(State.PROCESSING);
        assertThat(stripe.status(id).rawStatus()).isEqualTo("pending");
        stripe.clock.advance(Duration.ofDays(3));
        assertThat(stripe.status(id).rawStatus()).isEqualTo("processing/processing");
        PaymentGateway gateway = stripe.gateway();
        assertThat(gateway.find(later, StripeFixture.KEY)).isPresent();
        assertThat(gateway.check(later)).isEmpty();
    }

    @Test
    void a_held_intent_can_be_called_back_and_never_pays() {
        ProviderPayment payment = stripe.payment("PAY-1").held();
        String id = stripe.ordered(payment);
        stripe.ability(Cancellation.class).cancel(id, CANCEL);
        assertThat(stripe.status(id).state()).isEqualTo(State.CANCELLED);
        assertThat(StripeFixture.accepted(stripe.ability(Confirmation.class).confirm(payment, id, CONFIRM))
                        .status()
                        .state())
                .isEqualTo(State.CANCELLED);
        assertThat(out()).isEqualTo("0.00");
    }

    @Test
    void what_has_gone_too_far_is_not_called_back_and_what_is_called_back_stays_so() {
        String id = stripe.ordered(stripe.payment("PAY-1"));
        stripe.twin.tooLate(id);
        assertThat(stripe.status(id).cancellable()).isFalse();
        assertThat(stripe.ability(Cancellation.class).cancel(id, CANCEL))
                .isInstanceOfSatisfying(CancelOutcome.TooLate.class, late -> {
                    assertThat(late.status().state()).isEqualTo(State.PROCESSING);
                    assertThat(late.reason()).contains("cannot be canceled").contains("req_");
                });
        stripe.twin.makeCancellable(id);
        assertThat(stripe.ability(Cancellation.class).cancel(id, IdempotencyKey.of("cancel", 2)))
                .isInstanceOf(CancelOutcome.Requested.class);
        assertThat(stripe.ability(Cancellation.class).cancel(id, IdempotencyKey.of("cancel", 3)))
                .isInstanceOf(CancelOutcome.Requested.class);
    }

    private String confirmed(ProviderPayment payment) {
        String id = stripe.ordered(payment);
        StripeFixture.accepted(stripe.ability(Confirmation.class).confirm(payment, id, CONFIRM));
        return id;
    }

    private String out() {
        return stripe.twin.payments().get(0).out().plain();
    }

    private static void failure(ProviderStatus status, String code, Remedy remedy) {
        PaymentFailure failure = status.failure();
        assertThat(failure).isNotNull();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.words()).isNotBlank().doesNotContain("_");
        assertThat(failure.remedy()).isEqualTo(remedy);
    }
}
