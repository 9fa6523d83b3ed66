package com.smartap.connector.xero;

import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.xero.XeroTwin;

/** The same proofs where answers do not say how many pages there are. */
class XeroUncountedPagesProofTest extends XeroProofTest {
    @Override
    protected ErpTwin twin(TestClock clock) {
        XeroTwin twin = unlimited(clock);
        twin.screen().paging(false, false);
        return twin.start(0);
    }

    @Override
    protected int step() {
        return 9; // odd, so that vendors and orders both have their share
    }
}
