package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.erp.TestBills;
import com.smartap.testkit.sap.s4.S4Twin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator with vendor 1, and connectors to it that never wait in real time. */
final class S4Fixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-10-01T08:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final S4Twin twin = new S4Twin(clock).start(0);
    final Map<String, String> settings = new HashMap<>(twin.settings());
    TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    private final List<ErpConnector> connectors = new ArrayList<>();

    S4Fixture() {
        twin.seed(ErpSeeds.vendor(twin, 1, START));
    }

    ErpConnector connector() {
        ErpConnector connector = S4ContractTest.hasty(clock)
                .create(new TestConnectorContext("the-connection", clock, twin.baseUrl(), settings, vault));
        connectors.add(connector);
        return connector;
    }

    <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    /** 599.96 USD: one line of 500.00, 50.00 of shipping and 49.96 of tax. */
    Bill bill(String number) {
        String reference = number.matches("[A-Z0-9-]{1,20}") ? number : Integer.toHexString(number.hashCode());
        return TestBills.bill("ref-" + reference, number, twin.id(EntityType.VENDOR, 1), null);
    }

    PostingOutcome post(Bill bill) {
        return ability(BillPosting.class).post(bill, key(bill, 1));
    }

    static IdempotencyKey key(Bill bill, int generation) {
        return IdempotencyKey.of("post-bill", bill.reference(), generation);
    }

    /** The id of a bill that has to be posted. */
    String posted(Bill bill) {
        PostingOutcome outcome = post(bill);
        if (outcome instanceof PostingOutcome.Posted posted) {
            return posted.billId();
        }
        throw new AssertionError("not posted: " + outcome);
    }

    /** What the simulator holds under the id of a bill. */
    JsonNode held(String billId) {
        try {
            return JSON.readTree(twin.entity("A_SupplierInvoice", billId).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Bill.Line line(String amount, String account, String taxCode, Map<String, String> dimensions) {
        return new Bill.Line(
                "Line of " + amount, null, null, null, Money.of(amount, "USD"), account, taxCode, null, dimensions);
    }

    static Bill.Line ordered(String item, String quantity, String amount) {
        return new Bill.Line(
                "Ordered", null, new BigDecimal(quantity), null, Money.of(amount, "USD"), null, null, item, Map.of());
    }

    @Override
    public void close() {
        connectors.forEach(ErpConnector::close);
        twin.close();
    }
}
