package com.example.tryton;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.erp.TestBills;
import java.util.HashMap;
import java.util.Map;

/** A connector over the simulator, with vendor 1. */
final class TwinFixture implements AutoCloseable {
    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final TrytonTwin twin = new TrytonTwin(clock, TrytonTwin.ALL).start();

    TwinFixture() {
        twin.seed(ErpSeeds.vendor(twin, 1, clock.instant()));
    }

    ErpConnector connector() {
        return connector(Map.of());
    }

    ErpConnector connector(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(twin.settings());
        settings.putAll(more);
        return TrytonContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "tryton-twin",
                        clock,
                        twin.baseUrl(),
                        settings,
                        new TestCredentialVault(clock, twin.credentials())));
    }

    <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    Bill bill(String reference) {
        return TestBills.bill(reference, "INV-" + reference, twin.id(EntityType.VENDOR, 1), null);
    }

    @Override
    public void close() {
        twin.close();
    }
}
