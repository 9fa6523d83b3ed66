package com.smartap.connector.foxit;

import com.smartap.spi.esign.ESignProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.esign.ESignProviderProofs;
import com.smartap.testkit.esign.ESignTwin;
import com.smartap.testkit.foxit.FoxitTwin;

class PortalProofTest extends ESignProviderProofs {
    @Override
    protected ESignTwin twin(TestClock clock) {
        return FoxitTwin.gateway(clock).start(0);
    }

    @Override
    protected ESignProvider provider(TestClock clock) {
        return FoxitFixture.patient(clock);
    }

    /** The classic API has most of them; {@code -Dsmartap.proof.seeds} runs more. */
    @Override
    protected int seeds() {
        return 40;
    }
}
