package com.smartap.connector.netsuite;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpConnectorContract;
import com.smartap.testkit.twin.ErpTwin;
import java.time.Duration;
import java.util.Map;

/** By SuiteTalk's REST services, with token-based authentication. */
class NetSuiteContractTest extends ErpConnectorContract {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return ScriptedRestlet.twin(clock);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return hasty(clock);
    }

    @Override
    protected Map<String, String> settings() {
        return ScriptedRestlet.settings();
    }

    /** Calls end soon, and waits move the clock. */
    static ErpConnectorProvider hasty(TestClock clock) {
        return new NetSuiteConnectorProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(1))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }
}
