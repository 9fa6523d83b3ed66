package com.smartap.testkit.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.testkit.twin.Misbehaviour;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payees that the provider keeps, so that account numbers are sent once. */
abstract class PayeesPart {
    private final PaymentProviderContract contract;

    PayeesPart(PaymentProviderContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void onlyWhereItIsDeclared() {
        assumeTrue(contract.has(PayeeStorage.class), "the provider does not declare PayeeStorage");
    }

    @Test
    void a_payee_is_kept_once_and_found_by_our_own_id() {
        Payee payee = contract.twin.payee(1);
        assertThat(storage().find(payee)).isEmpty();
        StoredPayee stored = storage().store(payee, key(1));
        contract.tell(stored);
        assertThat(storage().store(payee, key(1))).isEqualTo(stored);
        assertThat(storage().find(payee)).contains(stored);
        assertThat(storage().find(contract.twin.payee(2))).isEmpty();
    }

    @Test
    void a_payee_with_another_account_gets_the_new_one() {
        Payee payee = contract.twin.payee(1);
        StoredPayee first = storage().store(payee, key(1));
        Payee moved = new Payee(
                payee.id(),
                payee.name(),
                payee.company(),
                BankAccount.us(payee.name(), "021000021", "55500012345"),
                payee.address(),
                payee.email(),
                payee.phone(),
                first);
        StoredPayee second = storage().store(moved, key(2));
        assertThat(second.payeeId()).isEqualTo(first.payeeId());
        assertThat(second.accountId()).isNotNull().isNotEqualTo(first.accountId());
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(storage().find(moved)).contains(second);
    }

    @ParameterizedTest
    @EnumSource(
            value = Misbehaviour.class,
            names = {"LOSE_NEXT_ANSWER", "FAIL_BEFORE_NEXT", "DROP_NEXT", "RATE_LIMITED_NEXT"})
    void a_fault_at_any_request_keeps_one_payee_in_the_end(Misbehaviour fault) {
        for (int at = 1; at <= 4; at++) {
            Payee payee = contract.twin.payee(at);
            int[] count = {at};
            contract.twin.beforeEachRequest(() -> {
                count[0]--;
                if (count[0] == 0) {
                    contract.twin.misbehave(fault);
                }
            });
            StoredPayee stored = null;
            for (int attempt = 0; stored == null && attempt < 5; attempt++) {
                stored = attempt(payee, at);
            }
            contract.twin.beforeEachRequest(() -> {});
            contract.twin.behave();
            assertThat(stored).isNotNull();
            assertThat(storage().find(payee)).contains(stored);
            assertThat(contract.twin.storedPayees(payee.id()))
                    .as("fault at request %d", at)
                    .isEqualTo(1);
        }
    }

    private @Nullable StoredPayee attempt(Payee payee, int generation) {
        try {
            return storage().store(payee, IdempotencyKey.of("store-payee", payee.id(), generation));
        } catch (ConnectorException e) {
            contract.tell(e);
            contract.clock.advance(Duration.ofSeconds(70));
            return null;
        }
    }

    private PayeeStorage storage() {
        return contract.ability(PayeeStorage.class);
    }

    private static IdempotencyKey key(int generation) {
        return IdempotencyKey.of("store-payee", "vendor", generation);
    }
}
