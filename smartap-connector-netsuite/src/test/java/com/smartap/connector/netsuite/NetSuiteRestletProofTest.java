package com.smartap.connector.netsuite;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.twin.ErpTwin;
import java.util.Map;

/** The proofs over the scripts. */
class NetSuiteRestletProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return ScriptedRestlet.twin(clock);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return NetSuiteRestletContractTest.patient(clock);
    }

    @Override
    protected Map<String, String> settings() {
        return NetSuiteRestletContractTest.restletSettings();
    }

    @Override
    protected int step() {
        return 9; // the interpreter takes its time; odd, so that vendors and orders both have their share
    }
}
