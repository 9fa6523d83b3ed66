package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.PurchaseOrderImport;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Purchases, with what their stock moves received and their invoices billed. */
final class TrytonOrders implements PurchaseOrderImport {
    private static final int ORDERS_AT_ONCE = 200;
    private static final Set<String> OPEN = Set.of("confirmed", "processing");
    private static final Set<String> BILLED = Set.of("validated", "posted", "paid");
    private static final String[] FIELDS = {
        "number", "party", "invoice_party", "state", "purchase_date", "total_amount", "currency.code"
    };
    private static final String[] LINE_FIELDS = {
        "purchase",
        "type",
        "description",
        "quantity",
        "unit_price",
        "product.code",
        "product.name",
        "unit.factor",
        "taxes",
        "moves.state",
        "moves.quantity",
        "moves.uom.factor",
        "invoice_lines.type",
        "invoice_lines.quantity",
        "invoice_lines.unit.factor",
        "invoice_lines.invoice.state"
    };

    private final TrytonApi api;
    private final Changes<ErpPurchaseOrder> changes;

    TrytonOrders(TrytonApi api, Duration lookBack) {
        this.api = api;
        this.changes = new Changes<>(
                api,
                lookBack,
                this::load,
                List.of(
                        new ChangedTable("purchase.purchase", "id", Domain.all()),
                        new ChangedTable("purchase.line", "purchase", Domain.all()),
                        new ChangedTable(
                                "stock.move",
                                "purchase",
                                Domain.all(Domain.where("origin", "like", "purchase.line,%"))),
                        new ChangedTable("account.invoice", "purchases", Domain.all(Domain.where("type", "=", "in")))));
    }

    @Override
    public ErpPage<ErpPurchaseOrder> purchaseOrders(@Nullable String cursor, int limit) {
        return changes.page(cursor, limit);
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return KeysetChanges.cursorSince(since);
    }

    @Override
    public Optional<ErpPurchaseOrder> find(String vendorExternalId, String number) {
        if (!vendorExternalId.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        long vendor = Long.parseLong(vendorExternalId);
        List<Long> ids = new ArrayList<>();
        for (ObjectNode row : api.search(
                "purchase.purchase",
                Domain.all(
                        Domain.where("number", "=", number),
                        Domain.any(Domain.is("invoice_party", vendor), Domain.is("party", vendor))),
                "number")) {
            ids.add(Values.id("purchase.purchase", row));
        }
        return changes.records(ids).stream()
                .filter(order -> order.vendorExternalId().equals(vendorExternalId))
                .findFirst();
    }

    private Map<Long, ErpPurchaseOrder> load(Map<Long, Instant> changedAt) {
        Map<Long, List<ObjectNode>> lines = lines(changedAt.keySet());
        Map<Long, ErpPurchaseOrder> orders = new TreeMap<>();
        long company = api.company().get().id();
        for (ObjectNode row : api.search(
                "purchase.purchase",
                Domain.all(Domain.among("id", changedAt.keySet()), Domain.is("company", company)),
                FIELDS)) {
            long id = Values.id("purchase.purchase", row);
            Instant at = changedAt.get(id);
            if (at != null) {
                orders.put(id, order(id, row, lines.getOrDefault(id, List.of()), at));
            }
        }
        return orders;
    }

    /** Some orders at a time: a thousand orders of many lines would make too large an answer. */
    private Map<Long, List<ObjectNode>> lines(Collection<Long> orders) {
        Map<Long, List<ObjectNode>> lines = new HashMap<>();
        List<Long> all = List.copyOf(orders);
        for (int from = 0; from < all.size(); from += ORDERS_AT_ONCE) {
            List<Long> some = all.subList(from, Math.min(from + ORDERS_AT_ONCE, all.size()));
            for (ObjectNode row : api.search(
                    "purchase.line",
                    Domain.all(Domain.among("purchase", some), Domain.where("type", "=", "line")),
                    LINE_FIELDS)) {
                Values.number("purchase.line", row, "purchase")
                        .ifPresent(order -> lines.computeIfAbsent(order, key -> new ArrayList<>())
                                .add(row));
            }
        }
        return lines;
    }

    private static ErpPurchaseOrder order(long id, ObjectNode row, List<ObjectNode> rows, Instant at) {
        String what = "purchase.purchase " + id;
        List<ErpPurchaseOrder.Line> lines = new ArrayList<>();
        rows.forEach(line -> lines.add(line(line, lines.size() + 1)));
        return new ErpPurchaseOrder(
                String.valueOf(id),
                Json.text(row, "number").orElse(String.valueOf(id)),
                Values.number(what, row, "invoice_party")
                        .or(() -> Values.number(what, row, "party"))
                        .map(String::valueOf)
                        .orElse(""),
                OPEN.contains(Json.text(row, "state").orElse("")),
                Values.date(what, row, "purchase_date").orElse(null),
                Values.money(what, row, "total_amount", Values.currency(what, row)),
                lines,
                at);
    }

    private static ErpPurchaseOrder.Line line(ObjectNode row, int number) {
        long id = Values.id("purchase.line", row);
        String what = "purchase.line " + id;
        BigDecimal quantity = Values.decimal(what, row, "quantity").orElse(BigDecimal.ZERO);
        List<Long> taxes = Values.ids(what, row, "taxes");
        return new ErpPurchaseOrder.Line(
                String.valueOf(id),
                number,
                Json.text(row.path("product."), "code")
                        .or(() -> Json.text(row.path("product."), "name"))
                        .orElse(null),
                Json.text(row, "description").orElse(null),
                Quantities.plain(quantity),
                Values.decimal(what, row, "unit_price").orElse(BigDecimal.ZERO),
                received(what, row, quantity.signum() < 0),
                billed(what, row),
                null,
                taxes.isEmpty() ? null : String.valueOf(taxes.get(0)));
    }

    /** What came in; of a return, what went out, as a negative quantity. Services are never received. */
    private static @Nullable BigDecimal received(String what, ObjectNode row, boolean isReturn) {
        if (row.path("moves.").isEmpty()) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode move : row.path("moves.")) {
            if (Json.text(move, "state").orElse("").equals("done")) {
                sum = sum.add(Quantities.in(what, row.path("unit."), move, "uom."));
            }
        }
        return Quantities.plain(isReturn ? sum.negate() : sum);
    }

    /** Drafts are no bills yet. */
    private static BigDecimal billed(String what, ObjectNode row) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : row.path("invoice_lines.")) {
            if (BILLED.contains(Json.text(line.path("invoice."), "state").orElse(""))) {
                sum = sum.add(Quantities.in(what, row.path("unit."), line, "unit."));
            }
        }
        return Quantities.plain(sum);
    }
}
