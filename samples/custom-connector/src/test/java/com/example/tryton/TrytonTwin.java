package com.example.tryton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.twin.ErpTwin;
import com.smartap.testkit.twin.ServedTwin;
import com.smartap.testkit.twin.TwinServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A small Tryton in memory: what the connector uses, with the rules of the real one. */
final class TrytonTwin implements ErpTwin, ServedTwin {
    /** The call that makes a draft a bill, and those that are one write of their own. */
    static final Set<String> POSTING = Set.of("model.account.invoice.post", "model.ir.attachment.create");
    /** All calls that change something: what is lost may be the draft as well. */
    static final Set<String> ALL = Set.of(
            "model.account.invoice.create",
            "model.account.invoice.write",
            "model.account.invoice.post",
            "model.account.invoice.delete",
            "model.ir.attachment.create");

    private static final Pattern MARK = Pattern.compile("\\[SmartAP ([^\\]]+)\\]");
    private static final int FIRST_ID = 1000;

    private final TwinStore store;
    private final TwinPeople people;
    private final TwinBooks books;
    private final TwinServer server;

    TrytonTwin(TestClock clock, Set<String> writes) {
        this.store = new TwinStore(clock);
        this.people = new TwinPeople(store);
        TwinRoutes routes = new TwinRoutes(store, writes);
        this.server = new TwinServer(routes);
        this.books = new TwinBooks(store, server);
        routes.over(server, books);
        people.found();
    }

    TrytonTwin start() {
        server.start(0);
        return this;
    }

    /** The rows, to change them as no connector does; under {@code synchronized}. */
    TwinStore store() {
        return store;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "database",
                TwinRoutes.DATABASE,
                "user",
                TwinRoutes.USER,
                "taxAccount",
                "1300",
                "shippingAccount",
                "6100");
    }

    @Override
    public Map<String, Secret> credentials() {
        return Map.of("password", Secret.of(TwinRoutes.PASSWORD));
    }

    @Override
    public String id(EntityType type, int number) {
        return String.valueOf(FIRST_ID + number);
    }

    @Override
    public void seed(ErpVendor vendor) {
        synchronized (server) {
            people.vendor(vendor);
        }
    }

    @Override
    public void seed(ErpPurchaseOrder order) {
        synchronized (server) {
            people.order(order);
        }
    }

    @Override
    public void touch(EntityType type, String id) {
        synchronized (server) {
            people.touch(rows(type, Long.parseLong(id)));
        }
    }

    @Override
    public void delete(EntityType type, String id) {
        synchronized (server) {
            if (type == EntityType.VENDOR) {
                people.removeVendor(Long.parseLong(id));
            } else {
                people.removeOrder(Long.parseLong(id));
            }
        }
    }

    @Override
    public Map<String, Instant> held(EntityType type) {
        synchronized (server) {
            Map<String, Instant> held = new LinkedHashMap<>();
            String model = type == EntityType.VENDOR ? "party.party" : "purchase.purchase";
            for (long id : store.table(model).tailMap((long) FIRST_ID).keySet()) {
                held.put(
                        String.valueOf(id),
                        rows(type, id).stream()
                                .map(TwinStore::changed)
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
            }
            return held;
        }
    }

    @Override
    public List<HeldBill> heldBills() {
        synchronized (server) {
            store.forgetIndexes();
            return books.posted().stream().map(this::held).toList();
        }
    }

    /** How many invoices there are in all, drafts included. */
    int invoices() {
        synchronized (server) {
            return store.table("account.invoice").size();
        }
    }

    @Override
    public void pay(String billId, Money amount) {
        synchronized (server) {
            books.pay(Long.parseLong(billId), amount.amount());
        }
    }

    @Override
    public int attachments(String billId) {
        synchronized (server) {
            return (int) store.table("ir.attachment").values().stream()
                    .filter(row -> row.path("resource").asText().equals("account.invoice," + billId))
                    .count();
        }
    }

    @Override
    public Optional<WebhookRequest> webhook(EntityType type, String id) {
        return Optional.empty();
    }

    private List<ObjectNode> rows(EntityType type, long id) {
        return type == EntityType.VENDOR ? people.ofVendor(id) : people.ofOrder(id);
    }

    private HeldBill held(ObjectNode row) {
        Matcher mark = MARK.matcher(row.path("comment").asText());
        Money total = Values.money("bill", row, "total_amount", Money.currency("USD"));
        Money open = Values.money("bill", row, "amount_to_pay", Money.currency("USD"));
        List<String> lines = new ArrayList<>();
        for (ObjectNode line : store.related("account.invoice", row, "lines")) {
            ObjectNode ordered = store.table("purchase.line").get(TwinStore.orderLine(line));
            if (ordered != null) {
                lines.add(ordered.path("purchase").asLong() + "/"
                        + ordered.path("id").asLong());
            }
        }
        return new HeldBill(
                row.path("id").asText(),
                mark.find() ? Optional.of(mark.group(1)) : Optional.empty(),
                row.path("party").asText(),
                total.abs(),
                open.abs(),
                total.isNegative(),
                lines);
    }

    @Override
    public TwinServer server() {
        return server;
    }
}
