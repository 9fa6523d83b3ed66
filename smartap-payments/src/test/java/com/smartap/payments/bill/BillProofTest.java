package com.smartap.payments.bill;

import com.smartap.model.Money;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.bill.BillTwin;
import com.smartap.testkit.provider.PaymentProviderProofs;
import com.smartap.testkit.provider.ProviderTwin;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;

class BillProofTest extends PaymentProviderProofs {
    private static final int VENDORS = 10;
    private final Map<ProviderTwin, Map<Integer, Payee>> entered = new WeakHashMap<>();

    @Override
    protected ProviderTwin twin(TestClock clock) {
        return BillTwin.start(clock);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return BillContractTest.hasty(clock);
    }

    /** Some vendors, so that none has more bills than a page holds. */
    @Override
    protected ProviderPayment payment(ProviderTwin system, String id, Money amount) {
        int number = Math.floorMod(id.hashCode(), VENDORS);
        Payee payee = entered.computeIfAbsent(system, twin -> new HashMap<>())
                .computeIfAbsent(number, one -> BillContractTest.entered((BillTwin) system, 100 + one));
        return ProviderPayment.of(id, amount, payee);
    }

    /** Each schedule makes some dozen calls; {@code -Dsmartap.proof.seeds} runs more. */
    @Override
    protected int seeds() {
        return 600;
    }
}
