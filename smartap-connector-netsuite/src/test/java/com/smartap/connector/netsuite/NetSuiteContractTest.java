package com.smartap.connector.netsuite;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpConnectorContract;
import com.smartap.testkit.netsuite.NetSuiteTwin;
import com.smartap.testkit.twin.ErpTwin;
import java.time.Duration;
import java.util.Map;

/** By SuiteTalk's REST services, with token-based authentication. */
class NetSuiteContractTest extends ErpConnectorContract {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new NetSuiteTwin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return hasty(clock);
    }

    /** Calls end soon, and waits move the clock. */
    static ErpConnectorProvider hasty(TestClock clock) {
        return new NetSuiteConnectorProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
