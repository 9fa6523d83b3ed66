package com.smartap.testkit.netsuite;

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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A NetSuite account in memory: the record API, SuiteQL that is really evaluated, RESTlets through a handler, signatures
 * and nonces that are checked, tokens that rotate, a limit of calls at once, orders that are billed line by line. It
 * listens on this machine only and is thread-safe. Not a copy of NetSuite: it does what {@code docs/erp/netsuite.md}
 * relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NetSuiteTwin implements ErpTwin, ServedTwin {
    /** The account's id: a sandbox, whose host and realm are written differently. */
    public static final String ACCOUNT = "1234567_SB1";

    /** The time zone in which SuiteQL reads and shows moments. */
    public static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final NsStore store;
    private final NsBills bills;
    private final NetSuiteDesk desk;
    private final NsSeeds seeds;
    private final NsOAuth1 signatures;
    private final NsOAuth2 tokens;
    private final NsScripting scripting;
    private final NsRouter router;
    private final TwinServer server;

    /** A simulator that is not started yet, with accounts, currencies and tax codes, without vendors. */
    public NetSuiteTwin(Clock clock) {
        this.store = new NsStore(clock, ZONE);
        this.bills = new NsBills(store);
        this.seeds = new NsSeeds(store);
        this.signatures = new NsOAuth1(clock, ACCOUNT);
        this.tokens = new NsOAuth2(clock);
        NsSuiteQl suiteQl = new NsSuiteQl(store, hidden);
        this.scripting = new NsScripting(store, bills, suiteQl);
        this.router = new NsRouter(signatures, tokens, new NsRecordApi(store, bills), suiteQl);
        this.server = new TwinServer(router);
        this.desk = new NetSuiteDesk(server, store, bills);
        router.connect(server);
        seeds.lists();
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public NetSuiteTwin start(int port) {
        server.start(port);
        return this;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "accountId", ACCOUNT,
                "timeZone", ZONE.getId(),
                "defaultExpenseAccount", "58",
                "shippingAccount", "59",
                "taxAccount", "60",
                "differenceAccount", "61");
    }

    /** Credentials of token-based authentication. */
    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            return NsViews.secrets(signatures.credentials());
        }
    }

    /** Credentials of OAuth 2.0: client id and secret, the newest tokens. */
    public Map<String, Secret> oauth2Credentials() {
        synchronized (server) {
            return NsViews.secrets(tokens.credentials());
        }
    }

    /** Credentials of a machine: client id, certificate id and private key; the algorithm is ES256 or PS256. */
    public Map<String, Secret> machineCredentials(String algorithm) {
        synchronized (server) {
            return NsViews.secrets(tokens.machineCredentials(algorithm));
        }
    }

    /** Gives consent, as an administrator does in the browser; returns the code that comes back. */
    public String consent(@Nullable String codeChallenge) {
        synchronized (server) {
            return tokens.consent(codeChallenge);
        }
    }

    /** How often a token was asked for. */
    public long refreshes() {
        synchronized (server) {
            return tokens.refreshes();
        }
    }

    /** Answers calls of RESTlets. */
    public NetSuiteTwin restlets(RestletHandler handler) {
        synchronized (server) {
            router.restlets(handler);
            return this;
        }
    }

    /** What people do at the screen. */
    public NetSuiteDesk desk() {
        return desk;
    }

    /** What scripts can do in this account; only while a RESTlet is being called. */
    public NetSuiteScripting scripting() {
        return scripting;
    }

    /** How many requests may be answered at once; 5 at first. */
    public void concurrency(int limit) {
        synchronized (server) {
            router.concurrency(limit);
        }
    }

    /** Takes a column or a table out of SuiteQL, such as {@code vendor.currency}, as an account without a feature has it. */
    public void hide(String columnOrTable) {
        hidden.add(columnOrTable);
    }

    /** Whether the account has several subsidiaries, so that bills need one. */
    public void oneWorld(boolean on) {
        synchronized (server) {
            bills.oneWorld(on);
        }
    }

    @Override
    public String id(EntityType type, int number) {
        return String.valueOf((type == EntityType.VENDOR ? 100_000_000L : 200_000_000L) + number);
    }

    @Override
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            seeds.vendor(vendor);
        }
    }

    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            seeds.order(order);
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        synchronized (server) {
            if (type == EntityType.VENDOR) {
                store.find("vendor", id).orElseThrow().put("lastmodifieddate", store.now());
            } else {
                store.touch(store.transaction(id).orElseThrow());
            }
        }
    }

    @Override
    public void delete(EntityType type, String id) {
        synchronized (server) {
            store.delete(type == EntityType.VENDOR ? "vendor" : "purchaseorder", Long.parseLong(id));
        }
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            return NsViews.held(store, type);
        }
    }

    @Override
    public List<HeldBill> heldBills() {
        synchronized (server) {
            return NsViews.bills(store);
        }
    }

    /** One row of a list, or the header of a transaction, by its id; texts only. */
    public Map<String, String> row(String list, String id) {
        synchronized (server) {
            return NsViews.texts(
                    list.equals("transaction")
                            ? store.transaction(id).orElseThrow().header()
                            : store.find(list, id).orElseThrow());
        }
    }

    /** The lines of a transaction without its main line; texts only. */
    public List<Map<String, String>> lines(String transactionId) {
        synchronized (server) {
            return store.transaction(transactionId).orElseThrow().lines().stream()
                    .filter(line -> NsStore.is(line, "mainline", "F"))
                    .map(NsViews::texts)
                    .toList();
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        desk.pay(billId, amount.amount(), LocalDate.ofInstant(store.now(), ZONE));
    }

    @Override
    public int attachments(String billId) {
        synchronized (server) {
            return (int) store.list("attachment").values().stream()
                    .filter(row -> String.valueOf(row.get("transaction")).equals(NsViews.bare(billId)))
                    .count();
        }
    }

    /** NetSuite sends nothing on its own. */
    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return Optional.empty();
    }

    @Override
    public TwinServer server() {
        return server;
    }
}
