package com.smartap.connector.foxit;

import com.smartap.spi.esign.ESignProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.esign.ESignProviderContract;
import com.smartap.testkit.esign.ESignTwin;
import com.smartap.testkit.foxit.FoxitTwin;
import java.util.Optional;

class PortalContractTest extends ESignProviderContract {
    @Override
    protected ESignTwin twin(TestClock clock) {
        return FoxitTwin.gateway(clock).start(0);
    }

    @Override
    protected Optional<ESignProvider> provider(TestClock clock) {
        return Optional.of(FoxitFixture.hasty(clock));
    }
}
