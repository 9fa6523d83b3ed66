package com.smartap.payments.stripe;

import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.provider.PaymentProviderProofs;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.stripe.StripeTwin;

class TreasuryProofTest extends PaymentProviderProofs {
    @Override
    protected ProviderTwin twin(TestClock clock) {
        return StripeTwin.treasury(clock).start(0);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return new TreasuryOnly(StripeFixture.hasty(clock));
    }

    @Override
    protected int seeds() {
        return 300;
    }
}
