package com.smartap.testkit.sap.s4;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An S/4HANA in memory: business partners, purchase orders (V2 and V4), supplier invoices by deep insert, material
 * documents, the journal, attachments and the chart of accounts. Queries are really evaluated, writes need the CSRF
 * token and cookies of one session, and what SAP's published metadata does not allow is refused and noted. It listens on
 * this machine only, is thread-safe and runs for hours. Not a copy of SAP: it does what {@code docs/erp/sap-s4.md}
 * relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class S4Twin implements ErpTwin, ServedTwin {

    private final TwinServer server;
    private final S4Sessions sessions;
    private final S4Reader reader;
    private final S4Desk desk;

    /** A simulator that is not started yet, with a chart of accounts, without vendors. */
    public S4Twin(Clock clock) {
        S4Store store = new S4Store(clock);
        S4Journal journal = new S4Journal(store);
        S4Invoices invoices = new S4Invoices(store, journal);
        this.sessions = new S4Sessions(clock);
        this.reader = new S4Reader(store);
        this.desk = new S4Desk(store, journal, invoices);
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
            desk.putPartner(S4Seeds.vendor(vendor));
        }
    }

    /** The number of each line becomes ten times its own, as SAP counts. */
    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            desk.putOrder(S4Seeds.order(order));
        }
    }

    /** Changes a field of a purchase order, or of one of its items, as SAP holds it. */
    public void changeOrder(String id, int item, String field, String value) {
        synchronized (server) {
            desk.changeOrder(id, item, field, value);
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        synchronized (server) {
            desk.touch(type, id);
        }
    }

    @Override
    public void delete(EntityType type, String id) {
        synchronized (server) {
            desk.delete(type, id);
        }
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            return desk.held(type);
        }
    }

    /** Puts goods of an order item into stock: a material document with movement 101, or 102 if it is negative. */
    public String receive(String orderId, int item, BigDecimal quantity) {
        synchronized (server) {
            return desk.receive(orderId, item, quantity);
        }
    }

    /** Reverses an invoice, as a person at the screen would. */
    public void reverse(String billId) {
        synchronized (server) {
            desk.reverse(billId);
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        synchronized (server) {
            desk.pay(billId, amount);
        }
    }

    /** One entity as it is held, as JSON, such as {@code ("A_SupplierInvoice", "5105600001/2026")}. */
    public Optional<String> entity(String set, String key) {
        synchronized (server) {
            return desk.entity(set, key);
        }
    }

    @Override
    public List<HeldBill> heldBills() {
        synchronized (server) {
            return desk.bills();
        }
    }

    @Override
    public int attachments(String billId) {
        synchronized (server) {
            return desk.attachments(billId);
        }
    }

    /** SAP sends events over a message broker, and nothing over HTTP. */
    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return Optional.empty();
    }

    @Override
    public TwinServer server() {
        return server;
    }
}
