package com.smartap.payments.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.PaymentFailure.Remedy;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.testkit.twin.Misbehaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Payees as vendors with one bank account each. */
class BillVendorsTest {
    private static final IdempotencyKey KEY = IdempotencyKey.of("store", 1);
    private final BillRig rig = new BillRig();

    @AfterEach
    void close() {
        assertThat(rig.twin.violations()).isEmpty();
        rig.close();
    }

    @Test
    void a_payee_that_was_renamed_is_found_by_our_own_id() {
        Payee payee = rig.twin.payee(1);
        StoredPayee stored = storage().store(payee, KEY);
        Payee renamed =
                new Payee(payee.id(), "Another \"Name\"", true, payee.account(), payee.address(), null, null, null);
        assertThat(storage().store(renamed, KEY)).isEqualTo(stored);
        assertThat(rig.twin.storedPayees(payee.id())).isEqualTo(1);
    }

    @Test
    void two_payees_of_one_name_are_two_vendors() {
        Payee one = rig.twin.payee(1);
        Payee other = new Payee("V-OTHER", one.name(), true, one.account(), one.address(), null, null, null);
        assertThat(storage().store(other, KEY).payeeId())
                .isNotEqualTo(storage().store(one, KEY).payeeId());
    }

    @Test
    void an_account_of_the_same_last_digits_is_another_account() {
        Payee payee = rig.twin.payee(1);
        StoredPayee first = storage().store(payee, KEY);
        Payee moved = with(payee, "9990000031");
        assertThat(String.valueOf(payee.account())).isEqualTo(String.valueOf(moved.account()));
        assertThat(storage().find(moved))
                .hasValueSatisfying(found -> assertThat(found.fingerprint())
                        .as("that of an account that is not stored")
                        .isNull());
        StoredPayee second = storage().store(moved, KEY);
        assertThat(second.accountId()).isNotEqualTo(first.accountId());
        assertThat(rig.gateway().initiate(pay("PAY-1", payee.storedAs(first)), IdempotencyKey.of("pay", 1)))
                .as("the old account is never paid to again")
                .isInstanceOf(Refused.class);
    }

    @Test
    void while_an_account_is_exchanged_nothing_is_paid_to_the_old_one() {
        Payee payee = rig.twin.payee(1);
        StoredPayee first = storage().store(payee, KEY);
        PayeeStorage storage = storage();
        storage.find(payee);
        int[] writes = {0};
        rig.twin.server().onWrite(() -> {
            writes[0]++;
            if (writes[0] == 1) {
                rig.twin.misbehave(Misbehaviour.FAIL_BEFORE_NEXT); // the next write fails
            }
        });
        assertThatThrownBy(() -> storage.store(with(payee, "55500001111"), KEY)).isInstanceOf(ConnectorException.class);
        assertThat(rig.gateway().initiate(pay("PAY-1", payee.storedAs(first)), IdempotencyKey.of("pay", 1)))
                .isInstanceOf(Refused.class);
        rig.twin.server().onWrite(() -> {});
        assertThat(storage().store(with(payee, "55500001111"), KEY).payeeId()).isEqualTo(first.payeeId());
        assertThat(rig.twin.payments()).isEmpty();
    }

    @Test
    void a_new_account_is_paid_two_business_days_later() {
        Payee payee = rig.twin.payee(1);
        StoredPayee stored = storage().store(payee, KEY);
        assertThat(rig.gateway().initiate(pay("PAY-1", payee.storedAs(stored)), IdempotencyKey.of("pay", 1)))
                .as("BILL refuses an earlier day")
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_vendor_without_an_account_gets_a_check() {
        Payee account = rig.twin.payee(1);
        Payee payee = new Payee(account.id(), account.name(), false, null, account.address(), null, null, null);
        StoredPayee stored = storage().store(payee, KEY);
        assertThat(stored.accountId()).isNull();
        assertThat(stored.fingerprint()).isNull();
        ProviderPayment check = pay("PAY-1", payee.storedAs(stored)).on(com.smartap.spi.payment.provider.Rail.CHECK);
        assertThat(rig.gateway().initiate(check, IdempotencyKey.of("pay", 1))).isInstanceOf(Accepted.class);
    }

    @Test
    void what_bill_cannot_keep_is_named_and_nothing_is_sent() {
        Payee payee = rig.twin.payee(1);
        BankAccount iban =
                new BankAccount(null, BankAccount.Type.CHECKING, null, null, "DE02120300000000202051", null, null);
        BankAccount wrong = BankAccount.us("x", "123456789", "70000000AB");
        assertThatThrownBy(() -> storage().store(with(payee, iban), KEY))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("payee.account.iban")
                .hasMessageNotContaining("DE02120300000000202051");
        assertThatThrownBy(() -> storage().store(with(payee, wrong), KEY))
                .isInstanceOf(PaymentFormatException.class)
                .hasMessageContaining("payee.account.routingNumber")
                .hasMessageContaining("payee.account.accountNumber")
                .hasMessageNotContaining("70000000AB");
        assertThatThrownBy(() -> storage().store(new Payee("V-9", "Nobody", true, null, null, null, null, null), KEY))
                .hasMessageContaining("payee.address");
        assertThat(rig.twin.requests()).isZero();
    }

    @Test
    void the_mark_of_an_account_cannot_be_made_without_the_developer_key() {
        String print = String.valueOf(AccountMark.fingerprint(rig.payee.account()));
        AccountMark mark = AccountMark.of(com.smartap.spi.secret.Secret.of("one"), print);
        assertThat(mark).isNotEqualTo(AccountMark.of(com.smartap.spi.secret.Secret.of("two"), print));
        assertThat(mark.text()).doesNotContain(print.substring(0, 8));
        assertThat(AccountMark.in(mark.text())).contains(mark);
        assertThat(AccountMark.in("Acme")).isEmpty();
    }

    @Test
    void a_payment_that_was_refused_for_its_vendor_goes_once_the_payee_was_mended() {
        StoredPayee nobody =
                new StoredPayee("00902GONE", "bank-account-x", AccountMark.fingerprint(rig.payee.account()));
        var gateway = rig.gateway();
        assertThat(gateway.initiate(pay("PAY-1", rig.payee.storedAs(nobody)), IdempotencyKey.of("pay", 1)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.failure().remedy()).isEqualTo(Remedy.MEND_PAYEE));
        assertThat(gateway.initiate(pay("PAY-1", rig.payee), IdempotencyKey.of("pay", 1)))
                .isInstanceOf(Accepted.class);
    }

    private PayeeStorage storage() {
        return rig.gateway().ability(PayeeStorage.class).orElseThrow();
    }

    private static ProviderPayment pay(String id, Payee payee) {
        return ProviderPayment.of(id, Money.of("10.00", "USD"), payee);
    }

    private static Payee with(Payee payee, String number) {
        return with(payee, BankAccount.us(payee.name(), "011000015", number));
    }

    private static Payee with(Payee payee, BankAccount account) {
        return new Payee(payee.id(), payee.name(), true, account, payee.address(), null, null, null);
    }
}
