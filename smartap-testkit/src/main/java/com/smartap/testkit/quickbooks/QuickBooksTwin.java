package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.secret.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;

/**
 * A QuickBooks Online in memory: tokens that expire and rotate, queries, bills with {@code requestid}, purchase orders
 * that close, attachments, faults. It listens on this machine only, is thread-safe and runs for hours. Not a copy of
 * QuickBooks: it does what {@code docs/erp/quickbooks.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class QuickBooksTwin implements AutoCloseable {
    /** The company's id. */
    public static final String REALM_ID = "4620816365";

    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final TwinStore store;
    private final TwinCompany company;
    private final TwinTokens tokens;
    private final TwinDispatcher dispatcher;

    /** A simulator that is not started yet, with accounts and tax codes, without vendors. */
    public QuickBooksTwin(Clock clock) {
        SERVER_LOG.setLevel(Level.WARNING);
        this.store = new TwinStore(clock);
        this.company = new TwinCompany(store);
        this.tokens = new TwinTokens(clock);
        this.dispatcher = new TwinDispatcher(server, store, company, tokens, REALM_ID);
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(dispatcher);
        TwinChart.fill(store);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public QuickBooksTwin start(int port) {
        try {
            server.start(InetAddress.getLoopbackAddress(), port);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("port %d cannot be used. Maybe it is taken".formatted(port), e);
        }
    }

    /** What replaces {@code https://quickbooks.api.intuit.com}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** What replaces Intuit's token endpoint. */
    public URI tokenUrl() {
        return URI.create(baseUrl() + TwinDispatcher.TOKEN_PATH);
    }

    /** The settings with which the connector finds this simulator; its base address comes apart from them. */
    public Map<String, String> settings() {
        return Map.of(
                "realmId", REALM_ID,
                "tokenUrl", tokenUrl().toString(),
                "defaultExpenseAccount", "7",
                "shippingAccount", "8",
                "taxAccount", "9");
    }

    /** Credentials that are valid now: client id and secret, tokens and the end of the access token. */
    public Map<String, Secret> credentials() {
        synchronized (dispatcher) {
            return tokens.credentials();
        }
    }

    /** How often a token was asked for. */
    public long refreshes() {
        synchronized (dispatcher) {
            return tokens.refreshes();
        }
    }

    /** How many writes took effect or were replayed. */
    public long writes() {
        return dispatcher.writes();
    }

    /** Adds a vendor that was last changed when it says; a known id replaces the vendor. */
    public void seed(ErpVendor vendor) {
        synchronized (dispatcher) {
            store.remove("Vendor", vendor.externalId());
            store.add("Vendor", TwinSeeds.vendor(vendor), vendor.modifiedAt());
        }
    }

    /** Adds a purchase order that was last changed when it says; a known id replaces the order. */
    public void seed(ErpPurchaseOrder order) {
        synchronized (dispatcher) {
            store.remove("PurchaseOrder", order.externalId());
            store.add("PurchaseOrder", TwinSeeds.purchaseOrder(order), order.modifiedAt());
        }
    }

    /** Changes nothing about an entity but the moment of its last change, which is now. */
    public void touch(String type, String id) {
        synchronized (dispatcher) {
            store.touch(store.require(type, id));
        }
    }

    /** Removes an entity, as a person at the screen would. */
    public void delete(String type, String id) {
        synchronized (dispatcher) {
            store.remove(type, id);
        }
    }

    /** Pays some or all of a bill, as a person at the screen would. */
    public void pay(String billId, BigDecimal amount) {
        synchronized (dispatcher) {
            ObjectNode payment = JsonNodeFactory.instance.objectNode();
            JsonNode vendor = store.require("Bill", billId).path("VendorRef");
            payment.putObject("VendorRef").put("value", vendor.path("value").asText());
            payment.put("TotalAmt", amount).put("PayType", "Check");
            ObjectNode line = payment.putArray("Line").addObject().put("Amount", amount);
            line.putArray("LinkedTxn").addObject().put("TxnId", billId).put("TxnType", "Bill");
            new TwinBills(store).pay(payment);
        }
    }

    /** Whether the company warns about document numbers that were used before (fault 6140); off at first. */
    public void warnAboutDuplicates(boolean on) {
        synchronized (dispatcher) {
            company.warnDuplicates = on;
        }
    }

    /** Does this wrong from now on, or once. */
    public void misbehave(Misbehaviour misbehaviour) {
        dispatcher.tell(misbehaviour);
    }

    /** Does nothing wrong any more. */
    public void behave() {
        dispatcher.behave();
    }

    /** How long an answer takes under {@link Misbehaviour#SLOW}; three seconds at first. */
    public void slowness(Duration delay) {
        dispatcher.slowness(delay);
    }

    /** Bills and vendor credits in the order in which they were posted. */
    public List<TwinBill> bills() {
        synchronized (dispatcher) {
            return Stream.concat(
                            store.all("Bill").stream().map(bill -> view(bill, false)),
                            store.all("VendorCredit").stream().map(bill -> view(bill, true)))
                    .toList();
        }
    }

    /** The bills that carry a reference in their note; exactly one if nothing was done twice. */
    public List<TwinBill> billsFor(String reference) {
        return bills().stream()
                .filter(bill -> bill.privateNote() != null && bill.privateNote().contains(reference))
                .toList();
    }

    /** Attachments in the order in which they came. */
    public List<TwinAttachment> attachments() {
        synchronized (dispatcher) {
            return store.all("Attachable").stream()
                    .map(QuickBooksTwin::attachment)
                    .toList();
        }
    }

    /** Vendors, as JSON in QuickBooks' own shape. */
    public List<String> vendors() {
        return json("Vendor");
    }

    /** Purchase orders, as JSON in QuickBooks' own shape. */
    public List<String> purchaseOrders() {
        return json("PurchaseOrder");
    }

    /** One entity, as JSON in QuickBooks' own shape. */
    public Optional<String> entity(String type, String id) {
        synchronized (dispatcher) {
            return store.find(type, id).map(ObjectNode::toString);
        }
    }

    /** All that the company holds, as JSON: entities, answers by request id, tokens. Misbehaviour is no part of it. */
    public String snapshot() {
        synchronized (dispatcher) {
            return TwinSnapshot.write(store, company, tokens);
        }
    }

    /** Forgets everything and holds what {@link #snapshot} wrote. */
    public void restore(String snapshot) {
        synchronized (dispatcher) {
            TwinSnapshot.read(snapshot, store, company, tokens);
        }
    }

    /** Is told after each change that came over HTTP, before it is answered; runs while the simulator waits. */
    public void onChange(Runnable listener) {
        dispatcher.onChange(listener);
    }

    @Override
    public void close() {
        server.close();
    }

    private List<String> json(String type) {
        synchronized (dispatcher) {
            return store.all(type).stream().map(ObjectNode::toString).toList();
        }
    }

    private static TwinAttachment attachment(ObjectNode node) {
        JsonNode entity = node.path("AttachableRef").path(0).path("EntityRef");
        return new TwinAttachment(
                node.path("Id").asText(),
                entity.path("type").asText(),
                entity.path("value").asText(),
                node.path("FileName").asText(),
                node.path("ContentType").asText(),
                node.path("Size").asLong());
    }

    private static TwinBill view(ObjectNode bill, boolean credit) {
        String order = null;
        for (JsonNode line : bill.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                order = link.path("TxnId").asText();
            }
        }
        return new TwinBill(
                bill.path("Id").asText(),
                credit,
                text(bill, "DocNumber"),
                bill.path("VendorRef").path("value").asText(),
                bill.path("VendorRef").path("name").asText(),
                bill.path("TotalAmt").decimalValue(),
                bill.path("Balance").decimalValue(),
                bill.path("CurrencyRef").path("value").asText(),
                order,
                text(bill, "PrivateNote"),
                TwinStore.created(bill));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
