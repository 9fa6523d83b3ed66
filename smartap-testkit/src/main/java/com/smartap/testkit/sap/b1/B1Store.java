package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records of one company. The server's wall clock is UTC. Not thread-safe: its owner holds a lock. */
final class B1Store {
    static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("BusinessPartners", "CardCode"),
            Map.entry("PurchaseOrders", "DocEntry"),
            Map.entry("PurchaseDeliveryNotes", "DocEntry"),
            Map.entry("PurchaseInvoices", "DocEntry"),
            Map.entry("PurchaseCreditNotes", "DocEntry"),
            Map.entry("Drafts", "DocEntry"),
            Map.entry("VendorPayments", "DocEntry"),
            Map.entry("ChartOfAccounts", "Code"),
            Map.entry("VatGroups", "Code"),
            Map.entry("SalesTaxCodes", "Code"),
            Map.entry("Attachments2", "AbsoluteEntry"));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final Clock clock;
    private final Map<String, Map<String, ObjectNode>> sets = new LinkedHashMap<>();
    private final Map<String, Integer> lastEntry = new HashMap<>();

    B1Store(Clock clock) {
        this.clock = clock;
        KEYS.keySet()
                .forEach(set -> sets.put(set, isNumbered(set) ? new TreeMap<>(B1Store::byNumber) : new TreeMap<>()));
    }

    static boolean isNumbered(String set) {
        return !KEYS.getOrDefault(set, "Code").matches("Code|CardCode");
    }

    private static int byNumber(String one, String other) {
        return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }

    Collection<ObjectNode> all(String set) {
        return sets.getOrDefault(set, Map.of()).values();
    }

    Optional<ObjectNode> find(String set, String key) {
        boolean possible = !isNumbered(set) || key.matches("[0-9]{1,9}");
        return possible ? Optional.ofNullable(sets.getOrDefault(set, Map.of()).get(key)) : Optional.empty();
    }

    ObjectNode require(String set, String key) {
        return find(set, key).orElseThrow(B1Fault::notFound);
    }

    /** Stores a record under its own key, or the next number. */
    ObjectNode put(String set, ObjectNode row) {
        String key = KEYS.getOrDefault(set, "DocEntry");
        if (!row.hasNonNull(key)) {
            row.put(key, lastEntry.getOrDefault(set, 0) + 1);
        }
        if (isNumbered(set)) {
            lastEntry.merge(set, row.path(key).asInt(), Math::max);
        }
        map(set).put(row.path(key).asText(), row);
        return row;
    }

    void remove(String set, String key) {
        map(set).remove(key);
    }

    /** Marks a record as changed now. */
    void touch(ObjectNode row) {
        stamp(row, "Update", clock.instant());
    }

    /** A day without time, and a time of its own in whole seconds. */
    static void stamp(ObjectNode row, String prefix, Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        row.put(prefix + "Date", day(local.toLocalDate()));
        row.put(prefix + "Time", TIME.format(local));
    }

    static String day(LocalDate date) {
        return date + "T00:00:00Z";
    }

    String today() {
        return day(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    Instant now() {
        return clock.instant();
    }

    static Instant changed(JsonNode row) {
        LocalDate day = LocalDate.parse(row.path("UpdateDate").asText().substring(0, 10));
        return day.atTime(LocalTime.parse(row.path("UpdateTime").asText())).toInstant(ZoneOffset.UTC);
    }

    private Map<String, ObjectNode> map(String set) {
        Map<String, ObjectNode> rows = sets.get(set);
        if (rows == null) {
            throw B1Fault.noResource(set);
        }
        return rows;
    }
}
