package com.smartap.testkit.xero;

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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Xero in memory: tokens that expire and rotate, an organisation with contacts, orders, bills, credit notes, payments
 * and attachments, lists that are really filtered, ordered and cut into pages, limits by the minute and the day. It
 * listens on this machine only, is thread-safe and runs for hours. Not a copy of Xero: it does what
 * {@code docs/erp/xero.md} relies on.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class XeroTwin implements ErpTwin {
    /** The organisation's id. */
    public static final String TENANT_ID = "45e4708e-d862-4111-ab3a-dd8cd03913e1";

    private static final Pattern LINK = Pattern.compile("[?&]smartap=([^&#]+)");
    private static final Pattern MARK = Pattern.compile("\\[SmartAP ([^\\]\\s]+)[^\\]]*\\]");
    private static final String CREDIT = "CreditNote-";
    private final TwinBooks books;
    private final TwinOrganisation organisation;
    private final TwinTokens tokens;
    private final TwinLimits limits;
    private final TwinDispatcher dispatcher;
    private final TwinServer server;
    private Duration slowness = Duration.ofSeconds(3);

    /** A simulator that is not started yet, with accounts and tax rates, without contacts. */
    public XeroTwin(Clock clock) {
        this.books = new TwinBooks(clock);
        this.organisation = new TwinOrganisation(books, TENANT_ID, this::violation);
        this.tokens = new TwinTokens(clock);
        this.limits = new TwinLimits(clock);
        this.dispatcher = new TwinDispatcher(organisation, tokens, limits, TENANT_ID, this::violation);
        this.server = new TwinServer(dispatcher);
        TwinChart.fill(books);
    }

    /**
     * Starts to listen on this machine.
     *
     * @param port 0 for any free one
     */
    public XeroTwin start(int port) {
        server.start(port);
        return this;
    }

    /** Replaces Xero's limits of 60 calls a minute, 5 at once and 5000 a day. */
    public XeroTwin limits(int perMinute, int atOnce, int perDay) {
        synchronized (server) {
            limits.set(perMinute, atOnce, perDay);
        }
        return this;
    }

    /** Gives pages of this size at the most, whatever is asked for; 1000 at first. */
    public XeroTwin largestPage(int records) {
        synchronized (server) {
            organisation.lists.largestPage = records;
        }
        return this;
    }

    /** Whether it honours {@code pageSize}, and whether it says how many pages there are; both at first. */
    public XeroTwin paging(boolean knowsPageSize, boolean tellsPages) {
        synchronized (server) {
            organisation.lists.knowsPageSize = knowsPageSize;
            organisation.lists.tellsPages = tellsPages;
        }
        return this;
    }

    /** How long a refresh token may be used again after its only use, for answers that got lost; half an hour at first. */
    public XeroTwin grace(Duration time) {
        synchronized (server) {
            tokens.grace = time;
        }
        return this;
    }

    /** Whether the organisation is connected to the app; if not, calls are forbidden. */
    public void connected(boolean on) {
        synchronized (server) {
            dispatcher.connected = on;
        }
    }

    /** Whether the organisation is offline, so that every call is answered with 503. */
    public void offline(boolean on) {
        synchronized (server) {
            dispatcher.offline = on;
        }
    }

    /** What the consent page gives to the person who agrees, for the challenge with which the person came. */
    public String consentCode(String codeChallenge) {
        synchronized (server) {
            return tokens.code(codeChallenge);
        }
    }

    /** How often a token was asked for. */
    public long refreshes() {
        synchronized (server) {
            return tokens.refreshes;
        }
    }

    /** One record as JSON in Xero's own shape, such as of {@code Invoices}. */
    public Optional<String> record(String entity, String id) {
        synchronized (server) {
            return books.find(entity, id).map(ObjectNode::toString);
        }
    }

    /** Changes a field of a record, as nobody at the screen would. */
    public void alter(String entity, String id, String field, String value) {
        synchronized (server) {
            books.require(entity, id).put(field, value);
        }
    }

    /** Voids a bill or credit note, as a person at the screen would. */
    public void voidBill(String billId) {
        synchronized (server) {
            boolean credit = billId.startsWith(CREDIT);
            String entity = credit ? TwinBooks.CREDITS : TwinBooks.INVOICES;
            String id = credit ? billId.substring(CREDIT.length()) : billId;
            ObjectNode change = books.require(entity, id).objectNode().put("Status", "VOIDED");
            organisation.documents.update(entity, change, id);
        }
    }

    /** Uses some of a credit note for a bill, as a person at the screen would. */
    public void allocate(String creditId, String billId, Money amount) {
        synchronized (server) {
            organisation.documents.allocate(creditId.substring(CREDIT.length()), billId, amount.amount());
        }
    }

    /** Names of the documents that a bill carries. */
    public List<String> attachmentNames(String billId) {
        synchronized (server) {
            String id = billId.startsWith(CREDIT) ? billId.substring(CREDIT.length()) : billId;
            return organisation.attachments.of(id).stream()
                    .map(one -> one.path("FileName").asText())
                    .toList();
        }
    }

    /** What replaces {@code https://api.xero.com}. */
    @Override
    public URI baseUrl() {
        return server.baseUrl();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "tenantId", TENANT_ID,
                "tokenUrl", baseUrl() + TwinDispatcher.TOKEN_PATH,
                "defaultExpenseAccount", "400",
                "shippingAccount", "425",
                "taxAccount", "445");
    }

    @Override
    public Map<String, Secret> credentials() {
        synchronized (server) {
            Map<String, Secret> all = new HashMap<>(tokens.credentials());
            all.put("webhookKey", Secret.of(TwinWebhooks.KEY));
            return Map.copyOf(all);
        }
    }

    @Override
    public String id(EntityType type, int number) {
        return "%08x-0000-4000-8000-%012x".formatted(0xa0000000L + number, type.ordinal());
    }

    @Override
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            books.put(TwinBooks.CONTACTS, TwinSeeds.contact(vendor), vendor.modifiedAt());
        }
    }

    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            books.put(TwinBooks.ORDERS, TwinSeeds.order(order), order.modifiedAt());
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        synchronized (server) {
            books.touch(books.require(nameOf(type), id));
        }
    }

    @Override
    public void delete(EntityType type, String id) {
        synchronized (server) {
            books.remove(nameOf(type), id);
        }
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            Map<String, Instant> held = new LinkedHashMap<>();
            String idField = TwinBooks.idField(nameOf(type));
            books.all(nameOf(type))
                    .forEach(row -> held.put(row.path(idField).asText(), TwinDates.moment(row, "UpdatedDateUTC")));
            return held;
        }
    }

    @Override
    public List<HeldBill> heldBills() {
        synchronized (server) {
            List<HeldBill> bills = new ArrayList<>();
            books.all(TwinBooks.INVOICES).forEach(row -> bills.add(held(row, false)));
            books.all(TwinBooks.CREDITS).forEach(row -> bills.add(held(row, true)));
            return List.copyOf(bills);
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        synchronized (server) {
            organisation.documents.pay(billId, amount.amount());
        }
    }

    @Override
    public int attachments(String billId) {
        return attachmentNames(billId).size();
    }

    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return TwinWebhooks.request(type, id, TENANT_ID, books.clock().instant());
    }

    @Override
    public void misbehave(Misbehaviour misbehaviour) {
        server.misbehave(misbehaviour);
        if (misbehaviour == Misbehaviour.SLOW) {
            synchronized (server) {
                limits.slowness(slowness);
            }
        }
    }

    @Override
    public void behave() {
        server.behave();
        synchronized (server) {
            limits.slowness(Duration.ZERO);
        }
    }

    @Override
    public void slowness(Duration delay) {
        synchronized (server) {
            slowness = delay;
        }
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

    private void violation(String sentence) {
        server.violation(sentence);
    }

    private static String nameOf(EntityType type) {
        return switch (type) {
            case VENDOR -> TwinBooks.CONTACTS;
            case PURCHASE_ORDER -> TwinBooks.ORDERS;
            default -> throw new IllegalArgumentException("%s is not seeded".formatted(type));
        };
    }

    private static HeldBill held(ObjectNode row, boolean credit) {
        String currency = row.path("CurrencyCode").asText();
        String balance = credit ? "RemainingCredit" : "AmountDue";
        return new HeldBill(
                (credit ? CREDIT : "")
                        + row.path(credit ? "CreditNoteID" : "InvoiceID").asText(),
                reference(row),
                row.path("Contact").path("ContactID").asText(),
                Money.of(row.path("Total").decimalValue().toPlainString(), currency),
                Money.of(row.path(balance).decimalValue().toPlainString(), currency),
                credit,
                List.of());
    }

    private static Optional<String> reference(JsonNode row) {
        Matcher link = LINK.matcher(row.path("Url").asText());
        if (link.find()) {
            return Optional.of(java.net.URLDecoder.decode(link.group(1), java.nio.charset.StandardCharsets.UTF_8));
        }
        Matcher mark =
                MARK.matcher(row.path("LineItems").path(0).path("Description").asText());
        return mark.find() ? Optional.of(mark.group(1)) : Optional.empty();
    }
}
