package com.smartap.payments.paypal;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.paypal.PayPalTwin;
import com.smartap.testkit.provider.PaymentProviderContract;
import com.smartap.testkit.provider.ProviderTwin;
import java.time.Duration;

class PayPalContractTest extends PaymentProviderContract {
    @Override
    protected ProviderTwin twin(TestClock clock) {
        return new PayPalTwin(clock).start(0);
    }

    @Override
    protected PaymentProvider provider(TestClock clock) {
        return hasty(clock);
    }

    /** Calls end soon, and waits move the clock. */
    static PaymentProvider hasty(TestClock clock) {
        return new PayPalProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
