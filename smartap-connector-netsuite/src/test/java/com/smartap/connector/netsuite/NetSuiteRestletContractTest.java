package com.smartap.connector.netsuite;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpConnectorContract;
import com.smartap.testkit.twin.ErpTwin;
import java.util.HashMap;
import java.util.Map;

/** By SmartAP's own scripts, which run in a JavaScript engine inside the simulator. */
class NetSuiteRestletContractTest extends ErpConnectorContract {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return ScriptedRestlet.twin(clock);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return NetSuiteContractTest.hasty(clock);
    }

    @Override
    protected Map<String, String> settings() {
        return restletSettings();
    }

    static Map<String, String> restletSettings() {
        Map<String, String> all = new HashMap<>(ScriptedRestlet.settings());
        all.put("api", "restlet");
        return all;
    }
}
