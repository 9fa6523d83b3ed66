package com.smartap.payments.stripe;

import com.smartap.model.Money;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.provider.PaymentProviderContract;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.stripe.StripeTwin;

class StripeContractTest extends PaymentProviderContract {
    @Override
    protected ProviderTwin twin(TestClock clock) {
        return new StripeTwin(clock).start(0);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return StripeFixture.hasty(clock);
    }

    @Override
    protected ProviderPayment payment(ProviderTwin system, String id) {
        return ProviderPayment.of(id, Money.of("599.96", "USD"), ((StripeTwin) system).recipient(1));
    }
}
