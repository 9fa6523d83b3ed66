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
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.TwinServer;
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
public final class XeroTwin implements ErpTwin, ServedTwin {
    /** The organisation's id. */
    public static final String TENANT_ID = "45e4708e-d862-4111-ab3a-dd8cd03913e1";

    private static final Pattern LINK = Pattern.compile("[?&]smartap=([^&#]+)");
    private static final Pattern MARK = Pattern.compile("\\[SmartAP ([^\\]\\s]+)[^\\]]*\\]");
    private final TwinBooks books;
    private final TwinOrganisation organisation;
    private final TwinTokens tokens;
    private final TwinLimits limits;
    private final TwinServer server;
    private final TwinScreen screen;
    private Duration slowness = Duration.ofSeconds(3);

    /** A simulator that is not started yet, with accounts and tax rates, without contacts. */
    public XeroTwin(Clock clock) {
        this.books = new TwinBooks(clock);
        this.organisation = new TwinOrganisation(books, TENANT_ID, this::violation);
        this.tokens = new TwinTokens(clock);
        this.limits = new TwinLimits(clock);
        TwinDispatcher dispatcher = new TwinDispatcher(organisation, tokens, limits, TENANT_ID, this::violation);
        this.server = new TwinServer(dispatcher);
        this.screen = new TwinScreen(server, organisation, tokens, limits, dispatcher);
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

    /** What a person, or Xero itself, does to the organisation. */
    public TwinScreen screen() {
        return screen;
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

    /** Names of the documents that a bill carries. */
    public List<String> attachmentNames(String billId) {
        synchronized (server) {
            return organisation.attachments.of(TwinScreen.plain(billId)).stream()
                    .map(one -> one.path("FileName").asText())
                    .toList();
        }
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
                (credit ? TwinScreen.CREDIT : "")
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

    @Override
    public TwinServer server() {
        return server;
    }
}
