package com.smartap.testkit.sap.s4;

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
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TwinServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An S/4HANA in memory: business partners, purchase orders (V2 and V4), supplier invoices by deep insert, material
 * documents, the journal, attachments and the chart of accounts. Queries are really evaluated, writes need the CSRF
 * token and cookies of one session, and what SAP's published metadata does not allow is refused and noted. It listens on
 * this machine only, is thread-safe and runs for hours. Not a copy of SAP: it does what {@code docs/erp/sap-s4.md}
 * relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S4Twin implements ErpTwin {
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");
    private static final String INVOICES = "A_SupplierInvoice";
    private static final String PARTNERS = "A_BusinessPartner";
    private static final String ORDERS = "A_PurchaseOrder";

    private final TwinServer server;
    private final S4Store store;
    private final S4Sessions sessions;
    private final S4Reader reader;
    private final S4Journal journal;
    private final S4Invoices invoices;

    /** A simulator that is not started yet, with a chart of accounts, without vendors. */
    public S4Twin(Clock clock) {
        this.store = new S4Store(clock);
        this.sessions = new S4Sessions(clock);
        this.reader = new S4Reader(store);
        this.journal = new S4Journal(store);
        this.invoices = new S4Invoices(store, journal);
        Violations noted = new Violations();
        this.server = new TwinServer(new S4Dispatcher(store, sessions, reader, invoices, noted));
        noted.server = server;
        S4Seeds.chart(store);
    }

    /** Hands on to the server, which is there only after what it serves. */
    private static final class Violations implements Consumer<String> {
        private @org.jspecify.annotations.Nullable TwinServer server;

        @Override
        public void accept(String sentence) {
            if (server != null) {
                server.violation(sentence);
            }
        }
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public S4Twin start(int port) {
        server.start(port);
        return this;
    }

    @Override
    public URI baseUrl() {
        return server.baseUrl();
    }

    /** Where the client of {@link #clientCredentials} gets its tokens. */
    public URI tokenUrl() {
        return URI.create(baseUrl() + S4Dispatcher.TOKEN);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "companyCode", S4Invoices.COMPANY,
                "sapClient", "100",
                "defaultExpenseAccount", "65100000",
                "shippingAccount", "65200000",
                "differenceAccount", "65300000",
                "defaultTaxCode", "I1",
                "taxCodes", "I0=No tax:0;I1=Input tax 19 %:19;I2=Input tax 7 %:7");
    }

    /** A communication user and its password. */
    @Override
    public Map<String, Secret> credentials() {
        return Map.of("userName", Secret.of(S4Sessions.USER), "password", Secret.of(S4Sessions.PASSWORD));
    }

    /** A client for OAuth 2.0 client credentials, as an alternative to {@link #credentials}. */
    public Map<String, Secret> clientCredentials() {
        return Map.of("clientId", Secret.of(S4Sessions.CLIENT_ID), "clientSecret", Secret.of(S4Sessions.CLIENT_SECRET));
    }

    /** How often a CSRF token was fetched. */
    public long tokenFetches() {
        synchronized (server) {
            return sessions.fetches();
        }
    }

    /** How many rows an answer has at the most, whatever {@code $top} says; 100 at first. */
    public void pageLimit(int rows) {
        synchronized (server) {
            reader.pageLimit(rows);
        }
    }

    /** Whether ids are shown with their leading zeros; off at first. */
    public void showLeadingZeros(boolean on) {
        synchronized (server) {
            reader.padded(on);
        }
    }

    @Override
    public String id(EntityType type, int number) {
        return type == EntityType.PURCHASE_ORDER
                ? String.valueOf(4_500_000_000L + number)
                : String.valueOf(17_300_000L + number);
    }

    @Override
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            store.put(PARTNERS, S4Seeds.vendor(vendor));
        }
    }

    /** The number of each line becomes ten times its own, as SAP counts. */
    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            putOrder(S4Seeds.order(order));
        }
    }

    /** Changes a field of a purchase order, or of one of its items, as SAP holds it. */
    public void changeOrder(String id, int item, String field, String value) {
        synchronized (server) {
            ObjectNode order = require(ORDERS, id);
            ObjectNode target = item == 0
                    ? order
                    : (ObjectNode) S4Invoices.item(order, String.valueOf(item)).orElseThrow();
            if (value.equals("true") || value.equals("false")) {
                target.put(field, Boolean.parseBoolean(value));
            } else {
                target.put(field, value);
            }
            S4Seeds.changed(order, store.now());
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        synchronized (server) {
            if (type == EntityType.VENDOR) {
                S4Store.stamp(require(PARTNERS, id), "LastChangeDate", "LastChangeTime", store.now());
            } else {
                S4Seeds.changed(require(ORDERS, id), store.now());
            }
        }
    }

    @Override
    public void delete(EntityType type, String id) {
        synchronized (server) {
            store.remove(type == EntityType.VENDOR ? PARTNERS : ORDERS, id);
            store.remove("PurchaseOrder", type == EntityType.VENDOR ? "" : id);
        }
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            Map<String, Instant> held = new LinkedHashMap<>();
            if (type == EntityType.VENDOR) {
                store.all(PARTNERS)
                        .forEach(row -> held.put(row.path("BusinessPartner").asText(), changed(row)));
            } else {
                store.all(ORDERS)
                        .forEach(row -> held.put(
                                row.path("PurchaseOrder").asText(),
                                Instant.parse(row.path("LastChangeDateTime").asText())));
            }
            return held;
        }
    }

    /** Puts goods of an order item into stock: a material document with movement 101, or 102 if it is negative. */
    public String receive(String orderId, int item, BigDecimal quantity) {
        synchronized (server) {
            JsonNode ordered = S4Invoices.item(require(ORDERS, orderId), String.valueOf(item))
                    .orElseThrow();
            String number = String.valueOf(5_000_000_000L + store.next());
            String year = String.valueOf(store.today().getYear());
            ObjectNode header = S4Store.row().put("MaterialDocument", number).put("MaterialDocumentYear", year);
            header.put("PostingDate", store.today().toString()).put("InventoryTransactionType", "WE");
            S4Store.stamp(header, "CreationDate", "CreationTime", store.now());
            ObjectNode line = header.putArray("to_MaterialDocumentItem").addObject();
            line.put("MaterialDocument", number)
                    .put("MaterialDocumentYear", year)
                    .put("MaterialDocumentItem", "1");
            line.put("GoodsMovementType", quantity.signum() < 0 ? "102" : "101");
            line.put("PurchaseOrder", orderId).put("PurchaseOrderItem", String.valueOf(item));
            line.put("Supplier", require(ORDERS, orderId).path("Supplier").asText());
            line.put("Material", ordered.path("Material").asText()).put("EntryUnit", "PC");
            line.put("QuantityInEntryUnit", quantity.abs().toPlainString());
            line.put("QuantityInBaseUnit", quantity.abs().toPlainString());
            store.put("A_MaterialDocumentHeader", header);
            return number;
        }
    }

    /** Reverses an invoice, as a person at the screen would. */
    public void reverse(String billId) {
        synchronized (server) {
            invoices.reverse(require(INVOICES, billId));
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        synchronized (server) {
            journal.pay(require(INVOICES, billId), amount);
        }
    }

    /** One entity as it is held, as JSON, such as {@code ("A_SupplierInvoice", "5105600001/2026")}. */
    public Optional<String> entity(String set, String key) {
        synchronized (server) {
            return store.find(set, key).map(ObjectNode::toString);
        }
    }

    @Override
    public List<HeldBill> heldBills() {
        synchronized (server) {
            List<HeldBill> bills = new ArrayList<>();
            for (ObjectNode row : store.all(INVOICES)) {
                if (!row.path("IsReversal").asBoolean()) {
                    bills.add(held(row));
                }
            }
            return bills;
        }
    }

    @Override
    public int attachments(String billId) {
        synchronized (server) {
            String key = billId.replace("/", "");
            return (int) store.all("AttachmentContentSet").stream()
                    .filter(row -> row.path("LinkedSAPObjectKey").asText().equals(key))
                    .count();
        }
    }

    /** SAP sends events over a message broker, and nothing over HTTP. */
    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return Optional.empty();
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
    public void close() {
        server.close();
    }

    private void putOrder(ObjectNode order) {
        store.put(ORDERS, order);
        store.put("PurchaseOrder", order);
    }

    private ObjectNode require(String set, String key) {
        return store.find(set, key)
                .orElseThrow(() -> new IllegalArgumentException("there is no %s %s".formatted(set, key)));
    }

    private static Instant changed(ObjectNode row) {
        String kind = row.hasNonNull("LastChangeDate") ? "LastChange" : "Creation";
        return LocalDate.parse(row.path(kind + "Date").asText())
                .atTime(LocalTime.parse(row.path(kind + "Time").asText()))
                .toInstant(ZoneOffset.UTC);
    }

    private HeldBill held(ObjectNode row) {
        Matcher note = NOTE.matcher(row.path("SupplierPostingLineItemText").asText());
        List<String> lines = new ArrayList<>();
        for (JsonNode item : row.path("to_SuplrInvcItemPurOrdRef")) {
            lines.add(item.path("PurchaseOrder").asText() + "/"
                    + item.path("PurchaseOrderItem").asText());
        }
        return new HeldBill(
                row.path("SupplierInvoice").asText() + "/"
                        + row.path("FiscalYear").asText(),
                note.find() ? Optional.of(note.group(1)) : Optional.empty(),
                row.path("InvoicingParty").asText(),
                S4Invoices.gross(row),
                journal.balance(row),
                row.path("SupplierInvoiceIsCreditMemo").asText().equals("X"),
                lines);
    }
}
