package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.BatchInitiation;
import com.smartap.spi.payment.provider.BatchInitiation.BatchOutcome;
import com.smartap.spi.payment.provider.BatchInitiation.StatusPage;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.testkit.twin.Misbehaviour;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many payments with one call: the batch is taken once, and each payment has a fate of its own. */
abstract class BatchPart {
    private static final int MANY = 250;
    private final PaymentProviderContract contract;
    private final String id = "PB-" + UUID.randomUUID().toString().substring(0, 8);
    private final IdempotencyKey key = IdempotencyKey.of("pay-batch", id, 1);

    BatchPart(PaymentProviderContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void onlyWhereItIsDeclared() {
        assumeTrue(contract.has(BatchInitiation.class), "the provider does not declare BatchInitiation");
    }

    @Test
    void a_batch_is_ordered_once_and_each_payment_can_be_asked_about() {
        List<ProviderPayment> payments = payments();
        String batch = accepted(batches().initiate(payments, key)).batchId();
        assertThat(accepted(batches().initiate(payments, key)).created()).isFalse();
        assertThat(all(batch))
                .extracting(ProviderStatus::reference)
                .containsExactlyInAnyOrderElementsOf(
                        payments.stream().map(ProviderPayment::id).toList());
        assertThat(contract.twin.payments()).hasSize(MANY);
    }

    @Test
    void a_lost_answer_is_unknown_and_the_batch_is_found_once() {
        List<ProviderPayment> payments = payments();
        contract.twin.loseNextOrder();
        assertThat(batches().initiate(payments, key)).isInstanceOf(BatchOutcome.Unknown.class);
        contract.twin.behave();
        assertThat(batches().find(payments, key)).isPresent();
        assertThat(accepted(batches().initiate(payments, key)).created()).isFalse();
        assertThat(contract.twin.payments()).hasSize(MANY);
    }

    @Test
    void a_batch_that_never_arrived_is_not_found_and_can_be_ordered() {
        List<ProviderPayment> payments = payments();
        contract.gateway().test();
        contract.twin.misbehave(Misbehaviour.FAIL_BEFORE_NEXT);
        assertThat(batches().initiate(payments, key)).isInstanceOf(BatchOutcome.Unknown.class);
        assertThat(batches().find(payments, key)).isEmpty();
        accepted(batches().initiate(payments, key));
        assertThat(contract.twin.payments()).hasSize(MANY);
    }

    @Test
    void the_same_key_for_other_payments_is_a_conflict() {
        List<ProviderPayment> payments = payments();
        accepted(batches().initiate(payments, key));
        assertThatThrownBy(() -> batches().initiate(payments.subList(0, MANY - 1), key))
                .isInstanceOf(IdempotencyConflictException.class);
        assertThat(contract.twin.payments()).hasSize(MANY);
    }

    @Test
    void one_payment_fails_and_the_others_arrive() {
        String batch = accepted(batches().initiate(payments(), key)).batchId();
        List<ProviderStatus> before = all(batch);
        contract.twin.fail(before.get(0).providerId());
        before.stream().skip(1).forEach(payment -> contract.twin.settle(payment.providerId()));
        assertThat(all(batch))
                .filteredOn(status -> status.state() == ProviderStatus.State.COMPLETED)
                .hasSize(MANY - 1);
        assertThat(all(batch))
                .filteredOn(status -> status.state() == ProviderStatus.State.FAILED)
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure()).isNotNull());
    }

    private BatchInitiation batches() {
        return contract.ability(BatchInitiation.class);
    }

    private List<ProviderPayment> payments() {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(n -> {
                    ProviderPayment one = contract.payment(id + "-" + n);
                    return new ProviderPayment(
                            one.id(),
                            Money.of(n + ".07", one.amount().currency().getCurrencyCode()),
                            one.payee(),
                            one.rail(),
                            null,
                            null,
                            List.of(),
                            false);
                })
                .toList();
    }

    private List<ProviderStatus> all(String batch) {
        List<ProviderStatus> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            StatusPage page = batches().payments(batch, cursor);
            all.addAll(page.payments());
            cursor = page.cursor();
        } while (cursor != null);
        return all;
    }

    private BatchOutcome.Accepted accepted(BatchOutcome outcome) {
        contract.tell(outcome);
        assertThat(outcome).isInstanceOf(BatchOutcome.Accepted.class);
        return (BatchOutcome.Accepted) outcome;
    }
}
