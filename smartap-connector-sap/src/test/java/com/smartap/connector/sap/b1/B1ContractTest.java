package com.smartap.connector.sap.b1;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpConnectorContract;
import com.smartap.testkit.sap.b1.BusinessOneTwin;
import com.smartap.testkit.twin.ErpTwin;
import java.time.Duration;

class B1ContractTest extends ErpConnectorContract {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new BusinessOneTwin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return hasty(clock);
    }

    /** Calls end soon, and waits move the clock. */
    static ErpConnectorProvider hasty(TestClock clock) {
        return new SapB1ConnectorProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
