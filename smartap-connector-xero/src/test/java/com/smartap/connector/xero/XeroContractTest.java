package com.smartap.connector.xero;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpConnectorContract;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.xero.XeroTwin;
import java.time.Duration;

class XeroContractTest extends ErpConnectorContract {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new XeroTwin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return hasty(clock);
    }

    @Override
    protected boolean linksOrders() {
        return false;
    }

    /** Calls end soon, and waits move the clock. */
    static ErpConnectorProvider hasty(TestClock clock) {
        return new XeroConnectorProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
