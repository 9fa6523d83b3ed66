package com.smartap.connector.netsuite;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.netsuite.NetSuiteTwin;
import com.smartap.testkit.twin.ErpTwin;

class NetSuiteProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new NetSuiteTwin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return NetSuiteContractTest.hasty(clock);
    }
}
