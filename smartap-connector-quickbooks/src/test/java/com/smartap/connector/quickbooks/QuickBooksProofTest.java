package com.smartap.connector.quickbooks;

import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.erp.ErpProofs;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import com.smartap.testkit.twin.ErpTwin;

class QuickBooksProofTest extends ErpProofs {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return new QuickBooksTwin(clock).start(0);
    }

    @Override
    protected ErpConnectorProvider provider(TestClock clock) {
        return QuickBooksContractTest.hasty(clock);
    }
}
