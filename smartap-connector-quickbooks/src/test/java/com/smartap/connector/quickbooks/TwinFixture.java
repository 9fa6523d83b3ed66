package com.smartap.connector.quickbooks;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.Address;
import com.smartap.model.Money;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.quickbooks.QuickBooksTwin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator, and connectors to it that never wait in real time. */
final class TwinFixture implements AutoCloseable {
    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final QuickBooksTwin twin = new QuickBooksTwin(clock).start(0);
    final TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    final List<Duration> waits = java.util.Collections.synchronizedList(new ArrayList<>());
    final Map<String, String> settings = new HashMap<>(twin.settings());
    private final List<ErpConnector> connectors = new ArrayList<>();

    ErpConnector connector() {
        ClientOptions options = ClientOptions.DEFAULT
                .withSleeper(Sleeper.moving(clock, wait -> {
                    waits.add(wait);
                    clock.advance(wait);
                }))
                .withCallTimeout(Duration.ofSeconds(5));
        ErpConnector connector = new QuickBooksConnectorProvider(options)
                .create(new TestConnectorContext("books", clock, twin.baseUrl(), settings, vault));
        connectors.add(connector);
        return connector;
    }

    <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    void vendor(int number, Instant modifiedAt) {
        twin.seed(new ErpVendor(
                String.valueOf(number),
                "Vendor " + number,
                "12-345678" + number,
                "ap@vendor%d.example".formatted(number),
                "555-0100",
                List.of(new Address("Parts Ln", "400", "48201", "Detroit", "MI", "US")),
                Money.currency("USD"),
                "Net 30",
                List.of(),
                number % 2 == 1,
                modifiedAt));
    }

    /** An order of 10 bearings at 50.00 and of 4 seals at 12.50, for a total of 550.00. */
    void order(int number, Instant modifiedAt) {
        twin.seed(new ErpPurchaseOrder(
                String.valueOf(number),
                "PO-" + number,
                "1",
                true,
                null,
                Money.of("550.00", "USD"),
                List.of(orderLine("1", 1, "B-100", "10", "50.00"), orderLine("2", 2, "S-200", "4", "12.50")),
                modifiedAt));
    }

    private static ErpPurchaseOrder.Line orderLine(String id, int number, String sku, String quantity, String price) {
        return new ErpPurchaseOrder.Line(
                id, number, sku, sku, new BigDecimal(quantity), new BigDecimal(price), null, null, null, null);
    }

    @Override
    public void close() {
        connectors.forEach(ErpConnector::close);
        twin.close();
    }
}
