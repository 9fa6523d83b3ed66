package com.smartap.connector.foxit;

import com.smartap.spi.esign.ESignProvider;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.esign.ESignProviderContract;
import com.smartap.testkit.esign.ESignTwin;
import com.smartap.testkit.foxit.FoxitTwin;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;

class ClassicContractTest extends ESignProviderContract {
    @BeforeAll
    static void warmUp() {
        FoxitFixture.warmUp(false);
    }

    @Override
    protected ESignTwin twin(TestClock clock) {
        return new FoxitTwin(clock).start(0);
    }

    @Override
    protected Optional<ESignProvider> provider(TestClock clock) {
        return Optional.of(FoxitFixture.hasty(clock));
    }

    /** So that answers without end do not take long. */
    @Override
    protected Map<String, String> settings() {
        return Map.of("maxSignedMegabytes", "1");
    }
}
