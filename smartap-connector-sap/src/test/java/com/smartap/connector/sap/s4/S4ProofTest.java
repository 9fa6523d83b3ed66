package com.smartap.connector.sap.s4;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.sap.s4.S4Twin;
import com.smartap.testkit.twin.ErpTwin;

class S4ProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new S4Twin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return S4ContractTest.hasty(clock);
    }
}
