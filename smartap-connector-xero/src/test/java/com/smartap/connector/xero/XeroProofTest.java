package com.smartap.connector.xero;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.xero.XeroTwin;
import java.util.Map;

class XeroProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return unlimited(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return XeroContractTest.hasty(clock);
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("requestsPerMinute", "60000");
    }

    /** Proofs make more calls than a day of the real Xero allows, at a clock that hardly moves. */
    static XeroTwin unlimited(TestClock clock) {
        XeroTwin twin = new XeroTwin(clock);
        twin.screen().limits(Integer.MAX_VALUE, 5, Integer.MAX_VALUE);
        return twin;
    }
}
