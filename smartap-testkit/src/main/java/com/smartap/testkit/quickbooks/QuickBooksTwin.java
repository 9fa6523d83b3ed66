package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.TwinServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A QuickBooks Online in memory: tokens that expire and rotate, queries, bills with {@code requestid}, purchase orders
 * that close, attachments, faults. It listens on this machine only, is thread-safe and runs for hours. Not a copy of
 * QuickBooks: it does what {@code docs/erp/quickbooks.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class QuickBooksTwin implements ErpTwin, ServedTwin {
    /** The company's id. */
    public static final String REALM_ID = "4620816365";

    private final TwinServer server;
    private final TwinStore store;
    private final TwinCompany company;
    private final TwinTokens tokens;
    private final TwinLimits limits;

    /** A simulator that is not started yet, with accounts and tax codes, without vendors. */
    public QuickBooksTwin(Clock clock) {
        this.store = new TwinStore(clock);
        this.company = new TwinCompany(store, clock, this::violation);
        this.tokens = new TwinTokens(clock);
        this.limits = new TwinLimits(clock);
        this.server = new TwinServer(new TwinDispatcher(store, company, tokens, limits, REALM_ID));
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

    /** What replaces Intuit's token endpoint. */
    public URI tokenUrl() {
        return URI.create(baseUrl() + TwinDispatcher.TOKEN_PATH);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "realmId", REALM_ID,
                "tokenUrl", tokenUrl().toString(),
                "defaultExpenseAccount", "7",
                "shippingAccount", "8",
                "taxAccount", "9");
    }

    @Override
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

    @Override
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            store.forget("Vendor", vendor.externalId());
            store.add("Vendor", TwinSeeds.vendor(vendor), vendor.modifiedAt());
        }
    }

    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            store.forget("PurchaseOrder", order.externalId());
            store.add("PurchaseOrder", TwinSeeds.purchaseOrder(order), order.modifiedAt());
        }
    }

    /** Changes nothing about an entity of QuickBooks' name but the moment of its last change, which is now. */
    public void touch(String type, String id) {
        synchronized (server) {
            store.touch(store.require(type, id));
        }
    }

    /**
     * Removes an entity of QuickBooks' name, as a person at the screen would; change data capture reports it. A vendor
     * goes by being merged into another.
     */
    public void delete(String type, String id) {
        synchronized (server) {
            store.find(type, id).ifPresent(known -> company.delete(type, known));
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        touch(nameOf(type, id), TwinViews.bare(id));
    }

    @Override
    public void delete(EntityType type, String id) {
        delete(nameOf(type, id), TwinViews.bare(id));
    }

    @Override
    public String id(EntityType type, int number) {
        return String.valueOf(100_000 + number);
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            Map<String, Instant> held = new LinkedHashMap<>();
            store.all(nameOf(type, "")).forEach(row -> held.put(row.path("Id").asText(), TwinStore.changed(row)));
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
            company.payments().check(billId, amount);
        }
    }

    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        synchronized (server) {
            return TwinWebhooks.about(store, tokens, nameOf(type, id), TwinViews.bare(id), false);
        }
    }

    /** What a person does at the screen beyond what every ERP has, and settings of the company. */
    public TwinScreen screen() {
        return new TwinScreen(server, store, company, tokens, limits);
    }

    @Override
    public int attachments(String billId) {
        return (int) attachments().stream()
                .filter(attachment -> TwinViews.entityOf(billId).equals(attachment.entityType())
                        && TwinViews.bare(billId).equals(attachment.entityId()))
                .count();
    }

    @Override
    public List<HeldBill> heldBills() {
        return bills().stream().map(TwinViews::held).toList();
    }

    /** Bills and vendor credits in the order in which they were posted. */
    public List<TwinBill> bills() {
        synchronized (server) {
            return TwinViews.bills(store);
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
            return store.all("Attachable").stream().map(TwinViews::attachment).toList();
        }
    }

    /** Entities of QuickBooks' name, as JSON in its own shape. */
    public List<String> entities(String type) {
        synchronized (server) {
            return store.all(type).stream().map(ObjectNode::toString).toList();
        }
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

    static String nameOf(EntityType type, String id) {
        return switch (type) {
            case VENDOR -> "Vendor";
            case PURCHASE_ORDER -> "PurchaseOrder";
            case INVOICE -> TwinViews.entityOf(id);
            case PAYMENT -> "BillPayment";
            case ACCOUNT -> "Account";
            case TAX_CODE -> "TaxCode";
        };
    }

    private void violation(String sentence) {
        server.violation(sentence);
    }

    @Override
    public TwinServer server() {
        return server;
    }
}
