package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One key, one payment: what PayPal's memory of 30 days gives, and what it does not. */
class PayPalKeysTest {
    private final PayPalFixture paypal = new PayPalFixture();

    @AfterEach
    void close() {
        paypal.close();
    }

    @Test
    void a_batch_that_lists_nothing_yet_is_neither_there_nor_not() {
        paypal.twin.listsItemsAfter(3);
        paypal.twin.loseNextOrder();
        PaymentGateway gateway = paypal.gateway();
        assertThat(gateway.initiate(paypal.payment(), PayPalFixture.KEY)).isInstanceOf(Unknown.class);
        paypal.twin.behave();
        assertThatThrownBy(() -> gateway.find(paypal.payment(), PayPalFixture.KEY))
                .isInstanceOf(ConnectorUnavailableException.class)
                .hasMessageContaining("not list");
        assertThat(gateway.initiate(paypal.payment(), PayPalFixture.KEY)).isInstanceOf(Unknown.class);
        assertThatThrownBy(() -> gateway.find(paypal.payment(), PayPalFixture.KEY))
                .isInstanceOf(ConnectorUnavailableException.class);
        assertThat(gateway.find(paypal.payment(), PayPalFixture.KEY)).isPresent();
        assertThat(PayPalFixture.accepted(gateway.initiate(paypal.payment(), PayPalFixture.KEY))
                        .created())
                .isFalse();
        assertThat(paypal.twin.payments()).hasSize(1);
    }

    @Test
    void a_payment_can_be_asked_about_before_it_is_listed() {
        paypal.twin.listsItemsAfter(1);
        String providerId = paypal.ordered();
        ProviderStatus early = paypal.gateway().status(providerId);
        assertThat(early.state()).isEqualTo(State.PROCESSING);
        assertThat(early.rawStatus()).isEqualTo("batch PENDING");
        assertThat(paypal.gateway().status(providerId).rawStatus()).isEqualTo("PENDING");
    }

    @Test
    void a_denied_batch_is_a_failed_payment_and_does_not_use_the_key_up() {
        paypal.twin.deniesBatches(true);
        String providerId = paypal.ordered();
        ProviderStatus status = paypal.gateway().status(providerId);
        assertThat(status.state()).isEqualTo(State.FAILED);
        assertThat(status.failure())
                .isNotNull()
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("BATCH_DENIED"));
        assertThat(paypal.twin.payments())
                .allSatisfy(held -> assertThat(held.out().isZero()).isTrue());
        assertThat(paypal.gateway().find(paypal.payment(), PayPalFixture.KEY)).isEmpty();
    }

    @Test
    void request_ids_that_paypal_answers_again_hide_no_change() {
        paypal.twin.replaysRequestIds(true);
        String providerId = paypal.ordered();
        assertThat(paypal.ordered()).isEqualTo(providerId);
        ProviderPayment other = ProviderPayment.of("PAY-1", Money.of("600.00", "USD"), paypal.twin.payee(1));
        assertThatThrownBy(() -> paypal.gateway().initiate(other, PayPalFixture.KEY))
                .isInstanceOf(IdempotencyConflictException.class)
                .hasMessageContaining("PAY-1");
        ProviderPayment elsewhere = paypal.payment().to(paypal.twin.payee(2));
        assertThatThrownBy(() -> paypal.gateway().initiate(elsewhere, PayPalFixture.KEY))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(paypal.twin.payments()).hasSize(1);
    }

    /** Were it so, the question would find nothing, and the order itself would still be guarded. */
    @Test
    void a_provider_that_looks_at_items_first_pays_once_all_the_same() {
        paypal.twin.checksItemsFirst(true);
        String providerId = paypal.ordered();
        assertThat(paypal.gateway().find(paypal.payment(), PayPalFixture.KEY)).isEmpty();
        assertThat(paypal.ordered()).isEqualTo(providerId);
        assertThat(paypal.twin.payments()).hasSize(1);
    }

    @Test
    void installations_with_one_account_are_told_apart_by_their_prefix() {
        String first = paypal.ordered();
        paypal.settings.put("keyPrefix", "north:");
        assertThat(paypal.ordered()).isNotEqualTo(first);
        assertThat(paypal.twin.payments()).hasSize(2);
    }

    @Test
    void for_thirty_days_the_key_itself_guards() {
        String providerId = paypal.ordered();
        paypal.clock.advance(Duration.ofDays(29));
        assertThat(paypal.ordered()).isEqualTo(providerId);
        assertThat(paypal.twin.payments()).hasSize(1);
    }

    @Test
    void after_thirty_days_only_the_search_guards_and_the_guide_says_so() {
        paypal.ordered();
        paypal.twin.settle(paypal.twin.payments().get(0).id());
        paypal.clock.advance(Duration.ofDays(40));
        paypal.settings.put("searchBackDays", "90");
        assertThat(paypal.gateway().initiate(paypal.payment(), PayPalFixture.KEY))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.lastSeen())
                                .contains("PAY-1")
                                .contains("2026-11-20")
                                .contains("A person has to look"));
        assertThatThrownBy(() -> paypal.gateway().find(paypal.payment(), PayPalFixture.KEY))
                .hasMessageContaining("was sent before");
        assertThat(paypal.twin.payments()).hasSize(1);
        paypal.settings.remove("searchBackDays");
        assertThat(paypal.gateway().initiate(paypal.payment(), PayPalFixture.KEY))
                .isInstanceOf(Accepted.class);
        assertThat(paypal.twin.payments()).hasSize(2);
    }

    @Test
    void the_search_covers_years_in_windows_of_a_month_and_leaves_new_payments_alone() {
        paypal.ordered();
        paypal.clock.advance(Duration.ofDays(1000));
        paypal.settings.put("searchBackDays", "1095");
        assertThat(paypal.gateway().initiate(paypal.payment(), PayPalFixture.KEY))
                .isInstanceOf(Unknown.class);
        assertThat(paypal.twin.searches()).isBetween(30L, 40L);
        ProviderPayment fresh = ProviderPayment.of("PAY-2", Money.of("1.00", "USD"), paypal.twin.payee(1));
        assertThat(paypal.gateway().initiate(fresh, IdempotencyKey.of("pay", "PAY-2", 1)))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void without_the_right_to_search_nothing_is_sent_that_was_to_be_searched_for() {
        paypal.twin.transactionSearch(false);
        paypal.settings.put("searchBackDays", "90");
        assertThatThrownBy(() -> paypal.gateway().initiate(paypal.payment(), PayPalFixture.KEY))
                .isInstanceOf(ConnectorAuthorizationException.class);
        assertThat(paypal.twin.payments()).isEmpty();
    }

    @Test
    void long_ids_are_hashed_and_the_payment_is_known_by_its_own_id_where_we_have_it() {
        String id = "P".repeat(64);
        ProviderPayment payment = ProviderPayment.of(id, Money.of("5.00", "USD"), paypal.twin.payee(1));
        IdempotencyKey key = new IdempotencyKey("k".repeat(128));
        ProviderStatus status =
                PayPalFixture.accepted(paypal.gateway().initiate(payment, key)).status();
        assertThat(status.reference()).isEqualTo(id);
        assertThat(paypal.twin.payments().get(0).reference())
                .hasValueSatisfying(ours -> assertThat(ours).hasSize(63).startsWith("h-"));
        assertThat(paypal.gateway().find(payment, key))
                .hasValueSatisfying(found -> assertThat(found.reference()).isEqualTo(id));
        assertThat(paypal.gateway().status(status.providerId()).reference()).isNull();
        assertThat(PayPalIds.item("P".repeat(63))).isEqualTo("P".repeat(63));
        String lookalike = "h-" + "0".repeat(61);
        assertThat(PayPalIds.item(lookalike)).isNotEqualTo(lookalike);
    }

    @Test
    void the_limit_of_posts_is_kept_without_a_429() {
        paypal.twin.postsPerMinute(20);
        paypal.settings.put("requestsPerMinute", "18");
        PaymentGateway gateway = paypal.gateway();
        for (int i = 0; i < 60; i++) {
            ProviderPayment payment = ProviderPayment.of("R-" + i, Money.of("1.00", "USD"), paypal.twin.payee(1));
            PayPalFixture.accepted(gateway.initiate(payment, IdempotencyKey.of("pay", i)));
        }
        assertThat(paypal.twin.payments()).hasSize(60);
        assertThat(paypal.twin.requests()).isEqualTo(60);
    }

    @Test
    void a_token_is_kept_for_other_gateways_and_renewed_once_it_is_over() {
        paypal.ordered();
        paypal.ordered();
        assertThat(paypal.twin.tokensAsked()).isZero();
        paypal.clock.advance(Duration.ofHours(10));
        paypal.ordered();
        paypal.ordered();
        assertThat(paypal.twin.tokensAsked()).isEqualTo(1);
        paypal.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        paypal.ordered();
        assertThat(paypal.twin.tokensAsked()).isEqualTo(2);
    }
}
