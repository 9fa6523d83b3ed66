package com.example.tryton;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.GoodsReceiptImport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Supplier shipments that were received or cancelled; a draft is only expected yet. */
final class TrytonReceipts implements GoodsReceiptImport {
    private static final String SHIPMENT = "stock.shipment.in";
    private final TrytonApi api;
    private final Changes<ErpGoodsReceipt> changes;

    TrytonReceipts(TrytonApi api, Duration lookBack) {
        this.api = api;
        ArrayNode states = Domain.texts(List.of("received", "done", "cancelled"));
        this.changes = new Changes<>(
                api,
                lookBack,
                this::load,
                List.of(new ChangedTable(SHIPMENT, "id", Domain.all(Domain.where("state", "in", states)))));
    }

    @Override
    public ErpPage<ErpGoodsReceipt> goodsReceipts(@Nullable String cursor, int limit) {
        return changes.page(cursor, limit);
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return KeysetChanges.cursorSince(since);
    }

    private Map<Long, ErpGoodsReceipt> load(Map<Long, Instant> changedAt) {
        Map<Long, List<ErpGoodsReceipt.Line>> lines = lines(changedAt.keySet());
        Map<Long, ErpGoodsReceipt> receipts = new TreeMap<>();
        for (ObjectNode row : api.search(
                SHIPMENT,
                Domain.all(
                        Domain.among("id", changedAt.keySet()),
                        Domain.is("company", api.company().get().id())),
                "number",
                "supplier",
                "state",
                "effective_date",
                "planned_date")) {
            long id = Values.id(SHIPMENT, row);
            Instant at = changedAt.get(id);
            if (at != null) {
                receipts.put(id, receipt(id, row, lines.getOrDefault(id, List.of()), at));
            }
        }
        return receipts;
    }

    private static ErpGoodsReceipt receipt(long id, ObjectNode row, List<ErpGoodsReceipt.Line> lines, Instant at) {
        String what = SHIPMENT + " " + id;
        LocalDate day = Values.date(what, row, "effective_date")
                .or(() -> Values.date(what, row, "planned_date"))
                .orElseGet(() -> LocalDate.ofInstant(at, ZoneOffset.UTC));
        return new ErpGoodsReceipt(
                String.valueOf(id),
                Json.text(row, "number").orElse(String.valueOf(id)),
                Values.number(what, row, "supplier").map(String::valueOf).orElse(null),
                day,
                Json.text(row, "state").orElse("").equals("cancelled"),
                lines,
                at);
    }

    /** Goods come in by the moves that an order made; the moves within the warehouse have no order. */
    private Map<Long, List<ErpGoodsReceipt.Line>> lines(Collection<Long> shipments) {
        List<String> references =
                shipments.stream().map(id -> SHIPMENT + "," + id).toList();
        Map<Long, List<ErpGoodsReceipt.Line>> lines = new HashMap<>();
        for (ObjectNode row : api.search(
                "stock.move",
                Domain.all(
                        Domain.where("shipment", "in", Domain.texts(references)),
                        Domain.where("origin", "like", "purchase.line,%")),
                "shipment",
                "origin",
                "purchase",
                "quantity",
                "uom.factor",
                "product.code",
                "product.name",
                "origin.unit.factor")) {
            Values.reference(row, "shipment", SHIPMENT)
                    .ifPresent(shipment -> lines.computeIfAbsent(shipment, key -> new ArrayList<>())
                            .add(line(row)));
        }
        return lines;
    }

    private static ErpGoodsReceipt.Line line(ObjectNode row) {
        long id = Values.id("stock.move", row);
        String what = "stock.move " + id;
        return new ErpGoodsReceipt.Line(
                String.valueOf(id),
                Values.number(what, row, "purchase").map(String::valueOf).orElse(null),
                Values.reference(row, "origin", "purchase.line")
                        .map(String::valueOf)
                        .orElse(null),
                Json.text(row.path("product."), "code").orElse(null),
                Json.text(row.path("product."), "name").orElse(null),
                Quantities.in(what, row.path("origin.").path("unit."), row, "uom."));
    }
}
