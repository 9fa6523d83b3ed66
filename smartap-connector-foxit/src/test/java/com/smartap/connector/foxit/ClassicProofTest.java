package com.smartap.connector.foxit;

import com.smartap.spi.esign.ESignProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.esign.ESignProviderProofs;
import com.smartap.testkit.esign.ESignTwin;
import com.smartap.testkit.foxit.FoxitTwin;

class ClassicProofTest extends ESignProviderProofs {
    @Override
    protected ESignTwin twin(TestClock clock) {
        return new FoxitTwin(clock).start(0);
    }

    @Override
    protected ESignProvider provider(TestClock clock) {
        return FoxitFixture.patient(clock);
    }

    /** Each schedule makes some fifty calls; {@code -Dsmartap.proof.seeds} runs more. */
    @Override
    protected int seeds() {
        return 60;
    }
}
