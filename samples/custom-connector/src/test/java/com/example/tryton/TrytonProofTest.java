package com.example.tryton;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.twin.ErpTwin;

class TrytonProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new TrytonTwin(clock, TrytonTwin.ALL).start();
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return TrytonContractTest.hasty(clock);
    }
}
