package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of one organisation. Not thread-safe: its owner holds a lock. */
final class TwinBooks {
    static final String CONTACTS = "Contacts";
    static final String ORDERS = "PurchaseOrders";
    static final String INVOICES = "Invoices";
    static final String CREDITS = "CreditNotes";
    static final String PAYMENTS = "Payments";
    static final String ACCOUNTS = "Accounts";
    static final String TAX_RATES = "TaxRates";
    private static final Map<String, String> IDS = Map.of(
            CONTACTS, "ContactID",
            ORDERS, "PurchaseOrderID",
            INVOICES, "InvoiceID",
            CREDITS, "CreditNoteID",
            PAYMENTS, "PaymentID",
            ACCOUNTS, "AccountID",
            TAX_RATES, "TaxType");

    private final Clock clock;
    private final Map<String, Map<String, ObjectNode>> records = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> byChange = new HashMap<>();
    private long nextId = 1;

    TwinBooks(Clock clock) {
        this.clock = clock;
    }

    static String idField(String entity) {
        return IDS.getOrDefault(entity, "ID");
    }

    Clock clock() {
        return clock;
    }

    /** A fresh id; later ones are greater. */
    String newId() {
        nextId++;
        return "b1000000-0000-4000-8000-%012x".formatted(nextId);
    }

    Collection<ObjectNode> all(String entity) {
        return records.getOrDefault(entity, Map.of()).values();
    }

    /** All in the order of their last change; kept until something changes, since sorting takes long for many. */
    List<ObjectNode> byChange(String entity) {
        return byChange.computeIfAbsent(
                entity,
                one -> all(one).stream()
                        .map(row -> Map.entry(TwinDates.moment(row, "UpdatedDateUTC"), row))
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    Optional<ObjectNode> find(String entity, String id) {
        return Optional.ofNullable(records.getOrDefault(entity, Map.of()).get(id));
    }

    /** The record of an id, or else of a number. */
    Optional<ObjectNode> find(String entity, String id, String numberField) {
        return find(entity, id)
                .or(() -> all(entity).stream()
                        .filter(row -> row.path(numberField).asText().equals(id))
                        .findFirst());
    }

    ObjectNode require(String entity, String id) {
        return find(entity, id).orElseThrow(TwinFault::notFound);
    }

    /** Keeps a record under its own id; a known one is replaced and comes last. */
    ObjectNode put(String entity, ObjectNode row, Instant updated) {
        String id = row.path(idField(entity)).asText();
        row.put("UpdatedDateUTC", TwinDates.millis(updated));
        Map<String, ObjectNode> all = records.computeIfAbsent(entity, absent -> new LinkedHashMap<>());
        all.remove(id);
        all.put(id, row);
        byChange.clear();
        return row;
    }

    void touch(ObjectNode row) {
        row.put("UpdatedDateUTC", TwinDates.millis(clock.instant()));
        byChange.clear();
    }

    void remove(String entity, String id) {
        records.getOrDefault(entity, new LinkedHashMap<>()).remove(id);
        byChange.clear();
    }
}
