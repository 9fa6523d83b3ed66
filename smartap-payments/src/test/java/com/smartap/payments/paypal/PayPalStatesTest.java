package com.smartap.payments.paypal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.provider.BatchInitiation;
import com.smartap.spi.payment.provider.BatchInitiation.BatchOutcome;
import com.smartap.spi.payment.provider.BatchInitiation.StatusPage;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.Cancellation.CancelOutcome;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.PaymentGateway;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What PayPal's words mean, for one payment and for large batches. */
class PayPalStatesTest {
    private static final IdempotencyKey CANCEL = IdempotencyKey.of("cancel", "PAY-1", 1);
    private final PayPalFixture paypal = new PayPalFixture();

    @AfterEach
    void close() {
        paypal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, COMPLETED, false",
        "FAILED, FAILED, true",
        "PENDING, PROCESSING, false",
        "UNCLAIMED, HELD, true",
        "RETURNED, RETURNED, true",
        "ONHOLD, HELD, true",
        "BLOCKED, HELD, true",
        "REFUNDED, RETURNED, true",
        "REVERSED, RETURNED, true",
        "NEW, PROCESSING, false",
        "DANCING_ON_ICE, PROCESSING, false"
    })
    void each_word_has_a_state_and_is_kept(String word, State state, boolean reason) {
        String providerId = paypal.ordered();
        paypal.twin.move(providerId, word, null, null);
        ProviderStatus status = paypal.gateway().status(providerId);
        assertThat(status.state()).isEqualTo(state);
        assertThat(status.rawStatus()).isEqualTo(word);
        assertThat(status.failure() != null).isEqualTo(reason);
        assertThat(status.cancellable()).isEqualTo(word.equals("UNCLAIMED"));
        assertThat(status.fee()).isEqualTo(Money.of("12.00", "USD"));
        assertThat(status.changedAt()).isEqualTo(paypal.clock.instant());
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVER_UNREGISTERED, MEND_PAYEE",
        "RECEIVER_UNCONFIRMED, MEND_PAYEE",
        "RECEIVER_ACCOUNT_LOCKED, MEND_PAYEE",
        "RECEIVER_ACCOUNT_LIMITATION, MEND_PAYEE",
        "RECEIVER_COUNTRY_NOT_ALLOWED, MEND_PAYEE",
        "RECEIVER_STATE_RESTRICTED, MEND_PAYEE",
        "RECEIVER_YOUTH_ACCOUNT, MEND_PAYEE",
        "CLOSED_MARKET, MEND_PAYEE",
        "GAMER_FAILED_COUNTRY_OF_RESIDENCE_CHECK, MEND_PAYEE",
        "INVALID_EMAIL_ID, MEND_PAYEE",
        "SELF_PAY_NOT_ALLOWED, MEND_PAYEE",
        "UNVERIFIED_RECIPIENT_NOT_SUPPORTED, MEND_PAYEE",
        "REFUSED_RECEIVER_REFUSED, MEND_PAYEE",
        "PENDING_RECIPIENT_NON_HOLDING_CURRENCY_PAYMENT_PREFERENCE, MEND_PAYEE",
        "RECEIVING_LIMIT_EXCEEDED, MEND_PAYMENT",
        "TRANSACTION_LIMIT_EXCEEDED, MEND_PAYMENT",
        "CURRENCY_NOT_SUPPORTED_FOR_RECEIVER, MEND_PAYMENT",
        "CURRENCY_COMPLIANCE, MEND_PAYMENT",
        "DUPLICATE_ITEM, MEND_PAYMENT",
        "ZERO_AMOUNT, MEND_PAYMENT",
        "GAMING_INVALID_PAYMENT_FLOW, MEND_PAYMENT",
        "INSUFFICIENT_FUNDS, MEND_ACCOUNT",
        "NEGATIVE_BALANCE, MEND_ACCOUNT",
        "NON_HOLDING_CURRENCY, MEND_ACCOUNT",
        "ACCOUNT_RESTRICTED, MEND_ACCOUNT",
        "ACCOUNT_UNCONFIRMED_EMAIL, MEND_ACCOUNT",
        "SENDER_ACCOUNT_LOCKED, MEND_ACCOUNT",
        "SENDER_ACCOUNT_UNVERIFIED, MEND_ACCOUNT",
        "SENDER_STATE_RESTRICTED, MEND_ACCOUNT",
        "USER_COUNTRY_NOT_ALLOWED, MEND_ACCOUNT",
        "USER_FUNDING_SOURCE_INELIGIBLE, MEND_ACCOUNT",
        "GAMER_FAILED_FUNDING_SOURCE_CHECK, MEND_ACCOUNT",
        "SPENDING_LIMIT_EXCEEDED, MEND_ACCOUNT",
        "POS_LIMIT_EXCEEDED, MEND_ACCOUNT",
        "REFUSED_ACTION_DENIED, MEND_ACCOUNT",
        "APPROVER_DENIED, MEND_ACCOUNT",
        "INTERNAL_ERROR, TRY_LATER",
        "UNDEFINED, TRY_LATER",
        "TRANSACTION_DECLINED_BY_TRAVEL_RULE, TRY_LATER",
        "RISK_DECLINE, ASK",
        "REGULATORY_PENDING, ASK",
        "REGULATORY_BLOCKED, ASK",
        "A_CODE_OF_TOMORROW, ASK"
    })
    void each_code_says_what_helps(String code, Remedy remedy) {
        PaymentFailure failure = PayPalFailures.of(code, "Write to vendor@example.com or +1 408 555 0123");
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.remedy()).isEqualTo(remedy);
        assertThat(failure.words()).contains("Write to •••• or ••••").doesNotContain("vendor", "555");
    }

    @Test
    void a_failure_has_paypals_code_and_both_words() {
        String providerId = paypal.ordered();
        paypal.twin.fail(providerId, "RISK_DECLINE", "Transaction declined due to risk concerns.");
        assertThat(paypal.gateway().status(providerId).failure())
                .isEqualTo(new PaymentFailure(
                        "RISK_DECLINE",
                        "PayPal declined it as a risk (Transaction declined due to risk concerns.)",
                        Remedy.ASK));
    }

    @Test
    void only_what_nobody_has_claimed_can_be_called_back() {
        String providerId = paypal.ordered();
        Cancellation cancellation = paypal.ability(Cancellation.class);
        assertThat(cancellation.cancel(providerId, CANCEL))
                .isInstanceOfSatisfying(
                        CancelOutcome.TooLate.class,
                        late -> assertThat(late.reason()).contains("UNCLAIMED").contains("PENDING"));
        paypal.twin.makeCancellable(providerId);
        assertThat(cancellation.cancel(providerId, CANCEL))
                .isInstanceOfSatisfying(CancelOutcome.Requested.class, done -> {
                    assertThat(done.status().state()).isEqualTo(State.RETURNED);
                    assertThat(done.status().rawStatus()).isEqualTo("RETURNED");
                });
        assertThat(paypal.twin.payments())
                .allSatisfy(held -> assertThat(held.out().isZero()).isTrue());
    }

    @Test
    void what_was_claimed_meanwhile_is_too_late() {
        String providerId = paypal.ordered();
        paypal.twin.makeCancellable(providerId);
        int[] requests = {0};
        paypal.twin.beforeEachRequest(() -> {
            requests[0]++;
            if (requests[0] == 2) {
                paypal.twin.settle(providerId);
            }
        });
        assertThat(paypal.ability(Cancellation.class).cancel(providerId, CANCEL))
                .isInstanceOfSatisfying(
                        CancelOutcome.TooLate.class,
                        late -> assertThat(late.status().state()).isEqualTo(State.COMPLETED));
    }

    @Test
    void a_batch_of_many_pages_is_listed_and_each_payment_of_it_found() {
        List<ProviderPayment> payments = IntStream.range(0, 2500)
                .mapToObj(n -> ProviderPayment.of(
                        "M-" + n, Money.ofMinor(100 + n, Money.currency("USD")), paypal.twin.payee(n)))
                .toList();
        PaymentGateway gateway = paypal.gateway();
        BatchInitiation batches = gateway.ability(BatchInitiation.class).orElseThrow();
        IdempotencyKey key = IdempotencyKey.of("batch", 1);
        String batchId = ((BatchOutcome.Accepted) batches.initiate(payments, key)).batchId();
        assertThat(batches.initiate(payments, key)).isEqualTo(new BatchOutcome.Accepted(batchId, false));
        assertThat(gateway.status(batchId + ":M-2400").reference()).isEqualTo("M-2400");
        long before = paypal.twin.requests();
        assertThat(gateway.status(batchId + ":M-2399").reference()).isEqualTo("M-2399");
        assertThat(paypal.twin.requests() - before).isEqualTo(2);
        List<ProviderStatus> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            StatusPage page = batches.payments(batchId, cursor);
            all.addAll(page.payments());
            cursor = page.cursor();
        } while (cursor != null);
        assertThat(all).hasSize(2500).extracting(ProviderStatus::reference).doesNotHaveDuplicates();
        assertThatThrownBy(() -> gateway.status(batchId + ":M-2500")).hasMessageContaining("M-2500");
        assertThatThrownBy(() -> batches.payments(batchId, "-1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_batch_that_is_denied_before_it_lists_anything_is_no_empty_batch() {
        paypal.twin.deniesBatches(true);
        paypal.twin.listsItemsAfter(100);
        BatchInitiation batches = paypal.ability(BatchInitiation.class);
        BatchOutcome outcome = batches.initiate(List.of(paypal.payment()), PayPalFixture.KEY);
        String batchId = ((BatchOutcome.Accepted) outcome).batchId();
        assertThatThrownBy(() -> batches.payments(batchId, null))
                .isInstanceOf(ConnectorRefusedException.class)
                .hasMessageContaining("DENIED");
        assertThat(paypal.gateway().status(batchId + ":PAY-1").state()).isEqualTo(State.FAILED);
    }

    @Test
    void batches_are_checked_as_a_whole() {
        BatchInitiation batches = paypal.ability(BatchInitiation.class);
        ProviderPayment euro = ProviderPayment.of("PAY-2", Money.of("1.00", "EUR"), paypal.twin.payee(1));
        assertThatThrownBy(() -> batches.initiate(List.of(paypal.payment(), paypal.payment(), euro), CANCEL))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("stands twice")
                .hasMessageContaining("EUR stands beside USD");
        assertThatThrownBy(() -> batches.initiate(List.of(), CANCEL)).isInstanceOf(PaymentFormatException.class);
        List<ProviderPayment> many = IntStream.rangeClosed(0, 15_000)
                .mapToObj(n -> ProviderPayment.of("M-" + n, Money.of("1.00", "USD"), paypal.twin.payee(1)))
                .toList();
        assertThatThrownBy(() -> batches.initiate(many, CANCEL)).hasMessageContaining("15000");
        assertThat(batches.mostPayments()).isEqualTo(15_000);
        assertThat(paypal.twin.requests()).isZero();
    }
}
