package com.smartap.connector.xero;

import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;

/** The same proofs where one page cannot hold the records of a moment. */
class XeroSmallPagesProofTest extends XeroProofTest {
    @Override
    protected ErpTwin twin(TestClock clock) {
        return unlimited(clock).largestPage(3).start(0);
    }
}
