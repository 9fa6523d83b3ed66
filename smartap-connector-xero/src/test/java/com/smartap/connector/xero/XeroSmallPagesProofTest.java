package com.smartap.connector.xero;

import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.xero.XeroTwin;

/** The same proofs where one page cannot hold the records of a moment. */
class XeroSmallPagesProofTest extends XeroProofTest {
    @Override
    protected ErpTwin twin(TestClock clock) {
        XeroTwin twin = unlimited(clock);
        twin.screen().largestPage(3);
        return twin.start(0);
    }

    @Override
    protected int step() {
        return 9; // odd, so that vendors and orders both have their share
    }
}
