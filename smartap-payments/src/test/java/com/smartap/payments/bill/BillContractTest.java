package com.smartap.payments.bill;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.Money;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bill.BillTwin;
import com.smartap.testkit.provider.PaymentProviderContract;
import com.smartap.testkit.provider.ProviderTwin;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;

class BillContractTest extends PaymentProviderContract {
    private static final Map<ProviderTwin, Payee> ENTERED = new WeakHashMap<>();

    @Override
    protected ProviderTwin twin(TestClock clock) {
        return BillTwin.start(clock);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return hasty(clock);
    }

    /** BILL pays stored payees only. */
    @Override
    protected ProviderPayment payment(ProviderTwin system, String id) {
        Payee payee = ENTERED.computeIfAbsent(system, twin -> entered((BillTwin) twin, 100));
        return ProviderPayment.of(id, Money.of("599.96", "USD"), payee);
    }

    /** A payee that was stored long ago. */
    static Payee entered(BillTwin twin, int number) {
        Payee payee = twin.payee(number);
        String fingerprint = String.valueOf(AccountMark.fingerprint(payee.account()));
        AccountMark mark = AccountMark.of(twin.credentials().get(BillSettings.DEV_KEY), fingerprint);
        String vendorId = twin.enterVendor(payee, mark.text());
        return payee.storedAs(new StoredPayee(vendorId, mark.accountId(), fingerprint));
    }

    /** Calls end soon, and waits move the clock. */
    static PaymentProvider hasty(TestClock clock) {
        return new BillProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
