package com.example.tryton;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpConnectorContract;
import com.smartap.testkit.twin.ErpTwin;
import java.time.Duration;

// tag::contract
class TrytonContractTest extends ErpConnectorContract {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new TrytonTwin(clock, TrytonTwin.POSTING).start();
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return hasty(clock);
    }

    /** Calls end soon, and waits move the clock. */
    static ErpConnectorProvider hasty(TestClock clock) {
        return new TrytonConnectorProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
// end::contract
