package com.smartap.connector.xero;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
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
import com.smartap.testkit.xero.XeroTwin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A simulator, and connectors to it that never wait in real time. */
final class XeroFixture implements AutoCloseable {
    static final Instant EARLIER = Instant.parse("2026-11-01T08:00:00Z");
    static final IdempotencyKey KEY = IdempotencyKey.of("post-bill", "ref-1", 1);

    final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    final XeroTwin twin = new XeroTwin(clock).start(0);
    final TestCredentialVault vault = new TestCredentialVault(clock, twin.credentials());
    final Map<String, String> settings = new HashMap<>(twin.settings());
    private final List<ErpConnector> connectors = new ArrayList<>();

    XeroFixture() {
        twin.seed(ErpSeeds.vendor(twin, 1, EARLIER));
    }

    ErpConnector connector() {
        ErpConnector connector = XeroContractTest.hasty(clock)
                .create(new TestConnectorContext("books", clock, twin.baseUrl(), settings, vault));
        connectors.add(connector);
        return connector;
    }

    <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    BillPosting posting() {
        return ability(BillPosting.class);
    }

    PostingOutcome post(Bill bill) {
        return posting().post(bill, KEY);
    }

    /** Posts a bill that has to be taken, and gives it as the simulator holds it. */
    JsonNode posted(Bill bill) {
        return held(id(post(bill)));
    }

    /** A bill of 599.96 USD to vendor 1. */
    Bill bill(String number) {
        return TestBills.bill("ref-1", number, vendor(), null);
    }

    String vendor() {
        return twin.id(EntityType.VENDOR, 1);
    }

    JsonNode held(String billId) {
        boolean credit = billId.startsWith("CreditNote-");
        String id = credit ? billId.substring("CreditNote-".length()) : billId;
        String text = twin.record(credit ? "CreditNotes" : "Invoices", id).orElseThrow();
        return Json.tryRead(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    static String id(PostingOutcome outcome) {
        assertThat(outcome).isInstanceOf(PostingOutcome.Posted.class);
        return ((PostingOutcome.Posted) outcome).billId();
    }

    @Override
    public void close() {
        connectors.forEach(ErpConnector::close);
        List<String> violations = twin.violations();
        twin.close();
        assertThat(violations).isEmpty();
    }
}
