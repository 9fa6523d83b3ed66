package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillBuilder;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.sap.b1.BusinessOneTwin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A simulator with vendor 1, and connectors to it that never wait in real time. */
final class B1Fixture implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
    static final IdempotencyKey KEY = IdempotencyKey.of("post-bill", "ref-1", 1);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final BusinessOneTwin twin = new BusinessOneTwin(clock).start(0);
    final TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    final Map<String, String> settings = new HashMap<>(twin.settings());
    final String vendor = twin.id(EntityType.VENDOR, 1);
    String path = "";
    private final List<ErpConnector> open = new ArrayList<>();

    B1Fixture() {
        twin.seed(ErpSeeds.vendor(twin, 1, MORNING));
    }

    ErpConnector connector() {
        ErpConnector connector = B1ContractTest.hasty(clock)
                .create(new TestConnectorContext("b1", clock, URI.create(twin.baseUrl() + path), settings, vault));
        open.add(connector);
        return connector;
    }

    <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    PostingOutcome post(Bill bill) {
        return ability(com.smartap.spi.erp.BillPosting.class).post(bill, KEY);
    }

    /** The bill that stands in the books after posting. */
    JsonNode posted(Bill bill) {
        PostingOutcome outcome = post(bill);
        if (outcome instanceof PostingOutcome.Posted posted) {
            BillId id = BillId.parse(posted.billId());
            return record(id.set(), id.entry());
        }
        throw new AssertionError(outcome);
    }

    JsonNode record(String set, String key) {
        try {
            return JSON.readTree(twin.record(set, key).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Order 7 of 10 bearings at 50.00 (line 0) and 4 seals at 12.50 (line 1). */
    void order() {
        twin.seed(ErpSeeds.order(twin, 7, MORNING));
    }

    BillBuilder bill(String total) {
        return Bill.of(
                "ref-1",
                InvoiceType.INVOICE,
                "INV-9001",
                vendor,
                LocalDate.parse("2026-08-01"),
                Money.of(total, "USD"));
    }

    static Bill.Line line(String amount, @Nullable String taxCode) {
        return new Bill.Line("Work", null, null, null, Money.of(amount, "USD"), null, taxCode, null, Map.of());
    }

    static Bill.Line ordered(String line, String quantity, @Nullable String price, String amount) {
        return new Bill.Line(
                "Goods",
                null,
                new BigDecimal(quantity),
                price == null ? null : new BigDecimal(price),
                Money.of(amount, "USD"),
                null,
                null,
                line,
                Map.of());
    }

    @Override
    public void close() {
        open.forEach(ErpConnector::close);
        twin.close();
    }
}
