package com.smartap.connector.sap.b1;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.sap.b1.BusinessOneTwin;
import com.smartap.testkit.twin.ErpTwin;

class B1ProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new BusinessOneTwin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return B1ContractTest.hasty(clock);
    }
}
