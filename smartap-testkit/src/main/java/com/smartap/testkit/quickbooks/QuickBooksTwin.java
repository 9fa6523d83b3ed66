package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TwinServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A QuickBooks Online in memory: tokens that expire and rotate, queries, bills with {@code requestid}, purchase orders
 * that close, attachments, faults. It listens on this machine only, is thread-safe and runs for hours. Not a copy of
 * QuickBooks: it does what {@code docs/erp/quickbooks.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class QuickBooksTwin implements ErpTwin {
    /** The company's id. */
    public static final String REALM_ID = "4620816365";

    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");
    private final TwinServer server;
    private final TwinStore store;
    private final TwinCompany company;
    private final TwinTokens tokens;

    /** A simulator that is not started yet, with accounts and tax codes, without vendors. */
    public QuickBooksTwin(Clock clock) {
        this.store = new TwinStore(clock);
        this.company = new TwinCompany(store);
        this.tokens = new TwinTokens(clock);
        this.server = new TwinServer(new TwinDispatcher(store, company, tokens, REALM_ID));
        TwinChart.fill(store);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public QuickBooksTwin start(int port) {
        server.start(port);
        return this;
    }

    /** What replaces {@code https://quickbooks.api.intuit.com}. */
    @Override
    public URI baseUrl() {
        return server.baseUrl();
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
        synchronized (server) {
            return tokens.credentials();
        }
    }

    /** How often a token was asked for. */
    public long refreshes() {
        synchronized (server) {
            return tokens.refreshes();
        }
    }

    /** How many writes took effect or were replayed. */
    public long writes() {
        return server.writes();
    }

    /** Adds a vendor that was last changed when it says; a known id replaces the vendor. */
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            store.remove("Vendor", vendor.externalId());
            store.add("Vendor", TwinSeeds.vendor(vendor), vendor.modifiedAt());
        }
    }

    /** Adds a purchase order that was last changed when it says; a known id replaces the order. */
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            store.remove("PurchaseOrder", order.externalId());
            store.add("PurchaseOrder", TwinSeeds.purchaseOrder(order), order.modifiedAt());
        }
    }

    /** Changes nothing about an entity of QuickBooks' name but the moment of its last change, which is now. */
    public void touch(String type, String id) {
        synchronized (server) {
            store.touch(store.require(type, id));
        }
    }

    /** Removes an entity of QuickBooks' name, as a person at the screen would. */
    public void delete(String type, String id) {
        synchronized (server) {
            store.remove(type, id);
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        touch(nameOf(type), id);
    }

    @Override
    public void delete(EntityType type, String id) {
        delete(nameOf(type), id);
    }

    @Override
    public String id(EntityType type, int number) {
        return String.valueOf(100_000 + number);
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            Map<String, Instant> held = new LinkedHashMap<>();
            store.all(nameOf(type)).forEach(row -> held.put(row.path("Id").asText(), TwinStore.changed(row)));
            return held;
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        pay(billId, amount.amount());
    }

    /** Pays some or all of a bill, as a person at the screen would. */
    public void pay(String billId, BigDecimal amount) {
        synchronized (server) {
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
        synchronized (server) {
            company.warnDuplicates = on;
        }
    }

    @Override
    public void misbehave(Misbehaviour misbehaviour) {
        server.misbehave(misbehaviour);
    }

    @Override
    public void behave() {
        server.behave();
    }

    @Override
    public void slowness(Duration delay) {
        server.slowness(delay);
    }

    @Override
    public void beforeEachRequest(Runnable hook) {
        server.beforeEachRequest(hook);
    }

    @Override
    public long requests() {
        return server.requests();
    }

    @Override
    public List<String> violations() {
        return server.violations();
    }

    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return Optional.empty();
    }

    @Override
    public int attachments(String billId) {
        return (int) attachments().stream()
                .filter(attachment ->
                        billId.equals((attachment.entityType().equals("VendorCredit") ? "VendorCredit-" : "")
                                + attachment.entityId()))
                .count();
    }

    @Override
    public List<HeldBill> heldBills() {
        return bills().stream().map(QuickBooksTwin::held).toList();
    }

    /** Bills and vendor credits in the order in which they were posted. */
    public List<TwinBill> bills() {
        synchronized (server) {
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
        synchronized (server) {
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
        synchronized (server) {
            return store.find(type, id).map(ObjectNode::toString);
        }
    }

    /** All that the company holds, as JSON: entities, answers by request id, tokens. Misbehaviour is no part of it. */
    public String snapshot() {
        synchronized (server) {
            return TwinSnapshot.write(store, company, tokens);
        }
    }

    /** Forgets everything and holds what {@link #snapshot} wrote. */
    public void restore(String snapshot) {
        synchronized (server) {
            TwinSnapshot.read(snapshot, store, company, tokens);
        }
    }

    /** Is told after each change that came over HTTP, before it is answered; runs while the simulator waits. */
    public void onChange(Runnable listener) {
        server.onWrite(listener);
    }

    @Override
    public void close() {
        server.close();
    }

    private static String nameOf(EntityType type) {
        return switch (type) {
            case VENDOR -> "Vendor";
            case PURCHASE_ORDER -> "PurchaseOrder";
            default -> throw new IllegalArgumentException("%s is not seeded".formatted(type));
        };
    }

    private static HeldBill held(TwinBill bill) {
        Matcher note = NOTE.matcher(bill.privateNote() == null ? "" : bill.privateNote());
        return new HeldBill(
                (bill.credit() ? "VendorCredit-" : "") + bill.id(),
                note.find() ? Optional.of(note.group(1)) : Optional.empty(),
                bill.vendorId(),
                Money.of(bill.total().toPlainString(), bill.currency()),
                Money.of(bill.balance().toPlainString(), bill.currency()),
                bill.credit(),
                bill.orderLines());
    }

    private List<String> json(String type) {
        synchronized (server) {
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
        List<String> orderLines = new ArrayList<>();
        for (JsonNode line : bill.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                order = link.path("TxnId").asText();
                orderLines.add(order + "/" + link.path("TxnLineId").asText());
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
                orderLines,
                text(bill, "PrivateNote"),
                TwinStore.created(bill));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }
}
