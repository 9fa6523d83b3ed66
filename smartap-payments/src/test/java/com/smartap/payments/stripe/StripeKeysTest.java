package com.smartap.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One key, one payment, by the rules that Stripe's two versions keep keys by. */
class StripeKeysTest {
    private static final IdempotencyKey KEY = StripeFixture.KEY;
    private StripeFixture stripe = StripeFixture.v2();

    @AfterEach
    void close() {
        stripe.close();
    }

    @Test
    void a_500_that_v1_remembers_stays_unknown_for_a_day_and_never_becomes_two_payments() {
        useTreasury();
        ProviderPayment payment = stripe.payment("PAY-1");
        PaymentGateway gateway = stripe.gateway();
        stripe.twin.breakInside(false);
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Unknown.class);
        stripe.clock.advance(Duration.ofMinutes(2));
        assertThat(gateway.find(payment, KEY)).isEmpty();
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Unknown.class);
        assertThat(stripe.twin.payments()).isEmpty();
        stripe.clock.advance(Duration.ofHours(24));
        assertThat(StripeFixture.accepted(gateway.initiate(payment, KEY)).created())
                .isTrue();
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_500_behind_which_the_payment_exists_is_unknown_and_the_payment_is_found(boolean treasury) {
        if (treasury) {
            useTreasury();
        }
        ProviderPayment payment = stripe.payment("PAY-1");
        PaymentGateway gateway = stripe.gateway();
        stripe.twin.breakInside(true);
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Unknown.class);
        assertThat(gateway.find(payment, KEY)).isPresent();
        assertThat(StripeFixture.accepted(gateway.initiate(payment, KEY)).created())
                .isFalse();
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void after_a_lost_answer_an_empty_list_proves_nothing_for_a_while(boolean treasury) {
        if (treasury) {
            useTreasury();
        }
        ProviderPayment payment = stripe.payment("PAY-1");
        PaymentGateway gateway = stripe.gateway();
        stripe.twin.misbehave(Misbehaviour.FAIL_BEFORE_NEXT);
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Unknown.class);
        stripe.clock.advance(Duration.ofSeconds(100));
        long before = stripe.twin.requests();
        assertThatThrownBy(() -> gateway.find(payment, KEY))
                .isInstanceOfSatisfying(
                        ConnectorUnavailableException.class,
                        e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(20)));
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Unknown.class);
        assertThat(stripe.twin.requests()).as("looked twice, ordered nothing").isEqualTo(before + 2);
        stripe.clock.advance(Duration.ofSeconds(20));
        assertThat(gateway.find(payment, KEY)).isEmpty();
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Accepted.class);
    }

    @Test
    void v2_carries_out_again_what_failed_under_the_same_key() {
        ProviderPayment payment = stripe.payment("PAY-1");
        PaymentGateway gateway = stripe.gateway();
        stripe.twin.breakInside(false);
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Unknown.class);
        stripe.clock.advance(Duration.ofMinutes(2));
        assertThat(gateway.find(payment, KEY)).isEmpty();
        assertThat(StripeFixture.accepted(gateway.initiate(payment, KEY)).created())
                .isTrue();
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_key_that_stripe_has_forgotten_still_orders_nothing_twice(boolean treasury) {
        if (treasury) {
            useTreasury();
        }
        ProviderPayment payment = stripe.payment("PAY-1");
        stripe.ordered(payment);
        stripe.clock.advance(Duration.ofDays(60));
        Accepted again = StripeFixture.accepted(stripe.gateway().initiate(payment, KEY));
        assertThat(again.created()).isFalse();
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @Test
    void the_same_key_for_another_payee_or_account_is_a_conflict() {
        ProviderPayment payment = stripe.payment("PAY-1");
        stripe.ordered(payment);
        PaymentGateway gateway = stripe.gateway();
        ProviderPayment other = payment.to(stripe.twin.recipient(2));
        assertThatThrownBy(() -> gateway.initiate(other, KEY))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining("PAY-1");
        assertThat(stripe.twin.payments()).hasSize(1);
        useTreasury();
        stripe.ordered(stripe.payment("PAY-1"));
        PaymentGateway v1 = stripe.gateway();
        ProviderPayment elsewhere = stripe.payment("PAY-1").to(stripe.twin.payee(2));
        assertThatThrownBy(() -> v1.initiate(elsewhere, KEY))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining("account is another");
    }

    @Test
    void a_key_that_stripe_knows_from_another_request_is_a_conflict() {
        ProviderPayment payment = stripe.payment("PAY-1");
        stripe.ordered(payment);
        ProviderPayment sameKey = new ProviderPayment(
                "PAY-2", payment.amount(), payment.payee(), payment.rail(), null, null, payment.remittance(), false);
        assertThatThrownBy(() -> stripe.gateway().initiate(sameKey, KEY))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining("another request")
                .hasMessageContaining("req_");
        assertThatThrownBy(() -> stripe.gateway().initiate(payment.held(), KEY))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @Test
    void a_payment_that_lives_on_under_another_key_is_not_ordered_beside_it() {
        ProviderPayment payment = stripe.payment("PAY-1");
        String id = stripe.ordered(payment);
        IdempotencyKey second = IdempotencyKey.of("pay", "PAY-1", 2);
        PaymentGateway gateway = stripe.gateway();
        assertThat(gateway.find(payment, second)).isEmpty();
        assertThatThrownBy(() -> gateway.initiate(payment, second))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining(id);
        stripe.twin.fail(id);
        assertThat(StripeFixture.accepted(gateway.initiate(payment, second)).created())
                .isTrue();
        assertThat(gateway.find(payment, KEY).orElseThrow().providerId()).isEqualTo(id);
    }

    @Test
    void a_key_in_use_is_waited_for_and_unknown_if_it_stays_so() {
        ProviderPayment payment = stripe.payment("PAY-1");
        PaymentGateway gateway = stripe.gateway();
        stripe.twin.lockKeys(2);
        assertThat(gateway.initiate(payment, KEY)).isInstanceOf(Accepted.class);
        stripe.twin.lockKeys(4);
        ProviderPayment second = stripe.payment("PAY-2");
        InitiationOutcome outcome = gateway.initiate(second, IdempotencyKey.of("pay", "PAY-2", 1));
        assertThat(outcome).isInstanceOf(Unknown.class);
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @Test
    void a_payment_is_found_behind_hundreds_of_others() {
        stripe.twin.callsPerSecond(Integer.MAX_VALUE);
        stripe.settings.put("requestsPerSecond", "1000");
        ProviderPayment payment = stripe.payment("PAY-1");
        stripe.ordered(payment);
        stripe.ordered(payment("PAY-H").held());
        for (int i = 0; i < 9; i++) {
            stripe.ordered(payment("OTHER-" + i));
            stripe.ordered(payment("HELD-" + i).held());
        }
        stripe.twin.pageSize(2);
        PaymentGateway gateway = stripe.gateway();
        assertThat(gateway.find(payment, KEY)).isPresent();
        assertThat(gateway.find(payment("PAY-H").held(), IdempotencyKey.of("pay", "PAY-H", 1)))
                .isPresent();
        assertThat(gateway.find(stripe.payment("PAY-9"), IdempotencyKey.of("pay", "PAY-9", 1)))
                .isEmpty();
    }

    @Test
    void treasury_pages_are_followed_to_the_end() {
        useTreasury();
        stripe.twin.callsPerSecond(Integer.MAX_VALUE);
        Stream.of("PAY-1", "PAY-2", "PAY-3", "PAY-4", "PAY-5")
                .map(this::payment)
                .forEach(stripe::ordered);
        stripe.twin.pageSize(2);
        assertThat(stripe.gateway().find(payment("PAY-1"), KEY)).isPresent();
        assertThat(stripe.gateway().find(payment("PAY-6"), KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_search_of_so_many_days_looks_no_further_back(boolean treasury) {
        if (treasury) {
            useTreasury();
        }
        ProviderPayment payment = stripe.payment("PAY-1");
        stripe.ordered(payment);
        stripe.settings.put("searchDays", "40");
        stripe.clock.advance(Duration.ofDays(39));
        assertThat(stripe.gateway().find(payment, KEY)).isPresent();
        stripe.clock.advance(Duration.ofDays(2));
        assertThat(stripe.gateway().find(payment, KEY)).isEmpty();
    }

    @Test
    void a_storm_of_429_orders_nothing_and_ends_in_one_payment() {
        ProviderPayment payment = stripe.payment("PAY-1");
        PaymentGateway gateway = stripe.gateway();
        int[] left = {9};
        stripe.twin.beforeEachRequest(() -> {
            if (left[0]-- > 0) {
                stripe.twin.misbehave(Misbehaviour.RATE_LIMITED_NEXT);
            }
        });
        int failed = 0;
        boolean done = false;
        while (!done && failed < 9) {
            try {
                done = gateway.initiate(payment, KEY) instanceof Accepted;
            } catch (ConnectorUnavailableException e) {
                failed++;
                assertThat(e.retryAfter()).isPresent();
                stripe.clock.advance(Duration.ofMinutes(1));
            }
        }
        assertThat(done).isTrue();
        assertThat(failed).isPositive();
        assertThat(stripe.twin.payments()).hasSize(1);
    }

    @Test
    void a_refusal_tells_code_words_request_and_what_helps() {
        stripe.twin.balance(Money.of("1.00", "USD"));
        assertThat(stripe.gateway().initiate(stripe.payment("PAY-1"), KEY))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.failure().code()).isEqualTo("insufficient_funds");
                    assertThat(refused.failure().words())
                            .contains("enough funds")
                            .contains("(request req_twin");
                    assertThat(refused.failure().remedy()).isEqualTo(Remedy.MEND_ACCOUNT);
                });
    }

    @ParameterizedTest
    @CsvSource({"pay, PAY-2, 599.96", "confirm, PAY-1, 600.00"})
    void only_the_payment_that_an_intent_was_made_for_confirms_it(String ignored, String id, String amount) {
        String intent = stripe.ordered(stripe.payment("PAY-1").held());
        ProviderPayment other = new ProviderPayment(
                id,
                Money.of(amount, "USD"),
                stripe.twin.recipient(1),
                stripe.payment("PAY-1").rail(),
                null,
                null,
                stripe.payment("PAY-1").remittance(),
                true);
        Confirmation confirmation = stripe.ability(Confirmation.class);
        IdempotencyKey key = IdempotencyKey.of("confirm", id, 1);
        assertThatThrownBy(() -> confirmation.confirm(other, intent, key))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining(intent);
        assertThat(stripe.twin.payments().get(0).out().isZero()).isTrue();
    }

    @Test
    void a_confirmation_that_stripe_refuses_is_a_refusal_while_the_intent_waits() {
        ProviderPayment payment = stripe.payment("PAY-1").held();
        String intent = stripe.ordered(payment);
        Confirmation confirmation = stripe.ability(Confirmation.class);
        stripe.twin.misbehave(Misbehaviour.REFUSE_NEXT);
        assertThat(confirmation.confirm(payment, intent, IdempotencyKey.of("confirm", 1)))
                .isInstanceOf(Refused.class);
        assertThat(confirmation.confirm(payment, intent, IdempotencyKey.of("confirm", 1)))
                .isInstanceOf(Accepted.class);
    }

    private ProviderPayment payment(String id) {
        return stripe.payment(id);
    }

    private void useTreasury() {
        stripe.close();
        stripe = StripeFixture.treasury();
    }
}
