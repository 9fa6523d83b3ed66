package com.smartap.connector.netsuite;

import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Sleeper;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.erp.TestBills;
import com.smartap.testkit.netsuite.NetSuiteTwin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulated account with a vendor and an order, and connectors to it that never wait in real time. */
final class AccountFixture implements AutoCloseable {
    static final Instant LONG_AGO = Instant.parse("2026-10-01T08:00:00Z");
    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final NetSuiteTwin twin = ScriptedRestlet.twin(clock);
    final Map<String, String> settings = new HashMap<>(twin.settings());
    final String vendor = twin.id(EntityType.VENDOR, 1);
    final String order = twin.id(EntityType.PURCHASE_ORDER, 1);
    TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    private final List<ErpConnector> connectors = new ArrayList<>();

    AccountFixture() {
        settings.putAll(ScriptedRestlet.settings());
        vendor(1, "USD");
        order(1, "USD");
    }

    AccountFixture viaRestlet() {
        settings.put("api", "restlet");
        return this;
    }

    AccountFixture with(String setting, String value) {
        settings.put(setting, value);
        return this;
    }

    void credentials(Map<String, Secret> credentials) {
        vault = new TestCredentialVault(clock, credentials);
    }

    static NetSuiteConnectorProvider provider(TestClock clock) {
        return new NetSuiteConnectorProvider(ClientOptions.DEFAULT
                .withCallTimeout(Duration.ofSeconds(5))
                .withSleeper(Sleeper.moving(clock, clock::advance)));
    }

    ErpConnector connector() {
        ErpConnector connector =
                provider(clock).create(new TestConnectorContext("books", clock, twin.baseUrl(), settings, vault));
        connectors.add(connector);
        return connector;
    }

    <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    PostingOutcome post(Bill bill) {
        return ability(BillPosting.class).post(bill, IdempotencyKey.of("post-bill", bill.reference()));
    }

    PostingOutcome.Posted posted(Bill bill) {
        PostingOutcome outcome = post(bill);
        if (outcome instanceof PostingOutcome.Posted posted) {
            return posted;
        }
        throw new AssertionError(outcome.toString());
    }

    /** 599.96 USD: a line of 500.00, 50.00 of shipping and 49.96 of tax. */
    Bill bill(String reference) {
        return TestBills.bill(reference, "INV-" + reference, vendor, null);
    }

    /** 300.00 USD for six of the ten bearings of the order, at the order's price. */
    Bill orderBill(String reference) {
        Bill.Line line = new Bill.Line(
                "Bearings",
                "B-100",
                new BigDecimal("6"),
                new BigDecimal("50.00"),
                Money.of("300.00", "USD"),
                null,
                null,
                "1",
                Map.of());
        return bill(reference).toBuilder()
                .total(Money.of("300.00", "USD"))
                .tax(Money.of("0.00", "USD"))
                .shipping(Money.of("0.00", "USD"))
                .purchaseOrder(order)
                .lines(line)
                .build();
    }

    void vendor(int number, String currency) {
        twin.seed(new ErpVendor(
                twin.id(EntityType.VENDOR, number),
                "Vendor " + number,
                null,
                null,
                null,
                List.of(),
                Money.currency(currency),
                "Net 30",
                List.of(),
                true,
                LONG_AGO));
    }

    /** Ten bearings at 50.00, four seals at 12.50, and freight of 40.00 by account. */
    void order(int number, String currency) {
        twin.seed(new ErpPurchaseOrder(
                twin.id(EntityType.PURCHASE_ORDER, number),
                "PO-" + number,
                vendor,
                true,
                null,
                Money.of("590.00", currency),
                List.of(
                        line("1", "B-100", "10", "50.00", null),
                        line("2", "S-200", "4", "12.50", null),
                        line("3", null, "1", "40.00", "59")),
                LONG_AGO));
    }

    private static ErpPurchaseOrder.Line line(String id, String sku, String quantity, String price, String account) {
        return new ErpPurchaseOrder.Line(
                id,
                Integer.parseInt(id),
                sku,
                sku == null ? "Freight" : sku,
                new BigDecimal(quantity),
                new BigDecimal(price),
                null,
                null,
                account,
                null);
    }

    @Override
    public void close() {
        connectors.forEach(ErpConnector::close);
        twin.close();
    }
}
