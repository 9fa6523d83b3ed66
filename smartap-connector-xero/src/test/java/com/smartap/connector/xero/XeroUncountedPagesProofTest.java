package com.smartap.connector.xero;

import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;

/** The same proofs where answers do not say how many pages there are. */
class XeroUncountedPagesProofTest extends XeroProofTest {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return unlimited(clock).paging(false, false).start(0);
    }
}
