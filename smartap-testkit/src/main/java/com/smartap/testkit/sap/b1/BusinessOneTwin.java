package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An SAP Business One in memory: sessions with both cookies that end when they are idle, pages of 20 unless asked
 * otherwise, filters that are really evaluated, orders and goods receipts that close, invoices, credit memos, drafts of
 * approval procedures, attachments and payments, in both versions of the Service Layer. It listens on this machine only
 * and is thread-safe. The server's wall clock is UTC, and the company's currency USD. Not a copy of Business One: it
 * does what {@code docs/erp/sap-b1.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BusinessOneTwin implements ErpTwin, ServedTwin {
    static final String CREDIT = "PurchaseCreditNote-";
    private final B1Store store;
    private final B1Sessions sessions;
    private final B1Company company = new B1Company();
    private final B1Documents documents;
    private final B1Office office;
    private final B1Views views;
    private final TwinServer server;

    /** A simulator that is not started yet, with accounts and tax codes, without vendors. */
    public BusinessOneTwin(Clock clock) {
        this.store = new B1Store(clock);
        this.sessions = new B1Sessions(clock);
        this.office = new B1Office(store);
        this.views = new B1Views(store);
        this.documents = new B1Documents(store, company, this::violation);
        this.server = new TwinServer(new B1Dispatcher(store, sessions, company, documents, this::violation));
        B1Seeds.chart(store);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public BusinessOneTwin start(int port) {
        server.start(port);
        return this;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "companyDb", B1Company.DATABASE,
                "defaultExpenseAccount", "_SYS00000000010",
                "shippingAccount", "_SYS00000000011",
                "taxAccount", "_SYS00000000012",
                "differenceAccount", "_SYS00000000013");
    }

    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            return sessions.credentials();
        }
    }

    /** How many sessions there are at the most; 50 at first. */
    public void mostSessions(int count) {
        synchronized (server) {
            sessions.most(count);
        }
    }

    /** How many sessions are open. */
    public int openSessions() {
        synchronized (server) {
            return sessions.open();
        }
    }

    /** How often somebody logged in. */
    public long logins() {
        synchronized (server) {
            return sessions.logins();
        }
    }

    /** Whether an approval procedure turns bills into drafts; not at first. */
    public void approvals(boolean on) {
        synchronized (server) {
            company.approvals = on;
        }
    }

    /** Whether a vendor's number may be used once only; not at first. */
    public void blockDuplicates(boolean on) {
        synchronized (server) {
            company.blocksDuplicates = on;
        }
    }

    /** Adds a user field to documents, such as {@code U_SmartApId}. */
    public void userField(String name) {
        synchronized (server) {
            company.userFields.add(name);
        }
    }

    /** Approves all drafts, and adds them as what they are drafts of. */
    public void approveDrafts() {
        synchronized (server) {
            company.approvals = false;
            store.all("Drafts").stream()
                    .filter(draft -> draft.path("DocumentStatus").asText().equals("bost_Open"))
                    .forEach(documents::approve);
        }
    }

    /** Receives a share of each line of an order, such as 0.5; returns the DocEntry of the goods receipt. */
    public String receive(String orderId, BigDecimal share) {
        synchronized (server) {
            return office.receive(orderId, share).path("DocEntry").asText();
        }
    }

    /** Cancels a bill, as a person at the screen would. */
    public void cancel(String billId) {
        synchronized (server) {
            office.cancel(bill(billId));
        }
    }

    /** Takes the day of its last change from a vendor, as if it had never been changed since it was created. */
    public void neverChanged(String vendorId) {
        synchronized (server) {
            ObjectNode row = store.require("BusinessPartners", vendorId);
            row.putNull("UpdateDate").putNull("UpdateTime");
        }
    }

    /** One record, as JSON in the Service Layer's own shape; a copy. */
    public Optional<String> record(String set, String key) {
        synchronized (server) {
            return store.find(set, key).map(ObjectNode::toString);
        }
    }

    /** Adds a record, or replaces one, in the Service Layer's own shape. */
    public void put(String set, ObjectNode record) {
        synchronized (server) {
            store.put(set, record.deepCopy());
        }
    }

    @Override
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            store.put("BusinessPartners", B1Seeds.vendor(vendor));
        }
    }

    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            store.put("PurchaseOrders", B1Seeds.order(order));
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        synchronized (server) {
            store.touch(store.require(setOf(type), id));
        }
    }

    @Override
    public void delete(EntityType type, String id) {
        synchronized (server) {
            store.remove(setOf(type), id);
        }
    }

    @Override
    public String id(EntityType type, int number) {
        return type == EntityType.VENDOR ? "V%06d".formatted(number) : String.valueOf(number);
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            Map<String, Instant> held = new LinkedHashMap<>();
            String key = type == EntityType.VENDOR ? "CardCode" : "DocEntry";
            store.all(setOf(type)).forEach(row -> held.put(row.path(key).asText(), B1Store.changed(row)));
            return held;
        }
    }

    @Override
    public List<HeldBill> heldBills() {
        synchronized (server) {
            return documents.posted().stream().map(views::held).toList();
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        synchronized (server) {
            boolean credit = billId.startsWith(CREDIT);
            office.pay(bill(billId), credit ? "PurchaseCreditNotes" : "PurchaseInvoices", amount.amount());
        }
    }

    @Override
    public int attachments(String billId) {
        synchronized (server) {
            JsonNode entry = bill(billId).path("AttachmentEntry");
            return store.find("Attachments2", entry.asText(""))
                    .map(row -> row.path("Attachments2_Lines").size())
                    .orElse(0);
        }
    }

    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return Optional.empty();
    }

    private void violation(String sentence) {
        server.violation(sentence);
    }

    private ObjectNode bill(String billId) {
        return billId.startsWith(CREDIT)
                ? store.require("PurchaseCreditNotes", billId.substring(CREDIT.length()))
                : store.require("PurchaseInvoices", billId);
    }

    private static String setOf(EntityType type) {
        return switch (type) {
            case VENDOR -> "BusinessPartners";
            case PURCHASE_ORDER -> "PurchaseOrders";
            default -> throw new IllegalArgumentException("%s is not seeded".formatted(type));
        };
    }

    @Override
    public TwinServer server() {
        return server;
    }
}
