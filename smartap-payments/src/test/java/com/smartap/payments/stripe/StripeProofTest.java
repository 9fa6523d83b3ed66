package com.smartap.payments.stripe;

import com.smartap.model.Money;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.provider.PaymentProviderProofs;
import com.smartap.testkit.provider.ProviderTwin;
import com.smartap.testkit.stripe.StripeTwin;

class StripeProofTest extends PaymentProviderProofs {
    private static final int PAYEES = 20;

    @Override
    protected ProviderTwin twin(TestClock clock) {
        return new StripeTwin(clock).start(0);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return StripeFixture.hasty(clock);
    }

    /** Several payees, as a company has, so that the list of payments to one stays short. */
    @Override
    protected ProviderPayment payment(ProviderTwin system, String id, Money amount) {
        int payee = Math.floorMod(id.hashCode(), PAYEES);
        return ProviderPayment.of(id, amount, ((StripeTwin) system).recipient(payee));
    }

    /** Each schedule makes some dozen calls; {@code -Dsmartap.proof.seeds} runs more. */
    @Override
    protected int seeds() {
        return 1000;
    }
}
