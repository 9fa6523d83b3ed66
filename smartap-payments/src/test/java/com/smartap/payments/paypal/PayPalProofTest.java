package com.smartap.payments.paypal;

import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.paypal.PayPalTwin;
import com.smartap.testkit.provider.PaymentProviderProofs;
import com.smartap.testkit.provider.ProviderTwin;

class PayPalProofTest extends PaymentProviderProofs {
    @Override
    protected ProviderTwin twin(TestClock clock) {
        return new PayPalTwin(clock).start(0);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return PayPalContractTest.hasty(clock);
    }

    /** Each schedule makes some dozen calls; {@code -Dsmartap.proof.seeds} runs more. */
    @Override
    protected int seeds() {
        return 300;
    }
}
