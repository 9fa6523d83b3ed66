package com.smartap.testkit.netsuite;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of one account, as rows with names in lower case. Money is signed as in the ledger: what is owed, as in the
 * total of a bill or an order, is negative. Moments have seconds. Not thread-safe: its owner holds a lock.
 */
final class NsStore {
    /** The order in which a snapshot writes them. */
    static final List<String> LISTS = List.of(
            "vendor",
            "addressbook",
            "currency",
            "term",
            "account",
            "salestaxitem",
            "item",
            "subsidiary",
            "department",
            "classification",
            "location",
            "employee",
            "deletedrecord",
            "link",
            "file",
            "attachment");

    private final Clock clock;
    private final ZoneId zone;
    private final Map<String, Map<Long, Map<String, Object>>> lists = new LinkedHashMap<>();
    private final Map<Long, NsTransaction> transactions = new TreeMap<>();
    private @Nullable List<Map<String, Object>> lineCache;
    private long nextId = 1000;

    NsStore(Clock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        LISTS.forEach(list -> lists.put(list, new TreeMap<>()));
    }

    ZoneId zone() {
        return zone;
    }

    /** Now, in seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    long newId() {
        return nextId++;
    }

    Map<Long, Map<String, Object>> list(String name) {
        Map<Long, Map<String, Object>> list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("list (%s) is not one of %s".formatted(name, LISTS));
        }
        return list;
    }

    Optional<Map<String, Object>> find(String list, @Nullable Object id) {
        return longOf(id).map(list(list)::get);
    }

    /** Adds a row under its own id, or a fresh one. */
    Map<String, Object> add(String list, Map<String, Object> row) {
        long id = longOf(row.get("id")).orElseGet(this::newId);
        nextId = Math.max(nextId, id + 1);
        Map<String, Object> stored = new LinkedHashMap<>(row);
        stored.put("id", id);
        list(list).put(id, stored);
        return stored;
    }

    NsTransaction add(NsTransaction transaction) {
        transactions.put(transaction.id(), transaction);
        nextId = Math.max(nextId, transaction.id() + 1);
        changed();
        return transaction;
    }

    Collection<NsTransaction> transactions() {
        return transactions.values();
    }

    Optional<NsTransaction> transaction(@Nullable Object id) {
        return longOf(id).map(transactions::get);
    }

    Optional<NsTransaction> transaction(String type, @Nullable Object id) {
        return transaction(id).filter(found -> found.type().equals(type));
    }

    Optional<NsTransaction> byExternalId(String type, String externalId) {
        return transactions.values().stream()
                .filter(transaction -> transaction.type().equals(type)
                        && externalId.equals(transaction.header().get("externalid")))
                .findFirst();
    }

    /** Links a line of one transaction to a line of a later one. */
    void link(
            String type, NsTransaction previous, long previousLine, NsTransaction next, long nextLine, Object amount) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("linktype", type);
        link.put("previousdoc", previous.id());
        link.put("previousline", previousLine);
        link.put("previoustype", previous.type());
        link.put("nextdoc", next.id());
        link.put("nextline", nextLine);
        link.put("nexttype", next.type());
        link.put("foreignamount", amount);
        add("link", link);
    }

    /** Marks a transaction as changed now. */
    void touch(NsTransaction transaction) {
        transaction.header().put("lastmodifieddate", now());
        changed();
    }

    /** Removes a record, and remembers that it was there. */
    void delete(String type, long id) {
        Object removed = type.equals("vendor") ? list("vendor").remove(id) : transactions.remove(id);
        if (removed != null) {
            changed();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("recordid", id);
            row.put("recordtypeid", type);
            row.put("type", type);
            row.put("deleteddate", now());
            add("deletedrecord", row);
        }
    }

    /** All lines of all transactions, in the order of their transactions. */
    List<Map<String, Object>> lines() {
        List<Map<String, Object>> cached = lineCache;
        if (cached == null) {
            List<Map<String, Object>> all = new ArrayList<>();
            transactions.values().forEach(transaction -> all.addAll(transaction.lines()));
            cached = all;
            lineCache = all;
        }
        return cached;
    }

    /** The lines of some transactions, given by their ids. */
    Collection<Map<String, Object>> linesOf(Collection<Object> ids) {
        List<Map<String, Object>> all = new ArrayList<>();
        ids.forEach(id -> transaction(new java.math.BigDecimal(id.toString()).toPlainString())
                .ifPresent(found -> all.addAll(found.lines())));
        return all;
    }

    void changed() {
        lineCache = null;
    }

    /** Forgets everything but the next id. */
    void clear() {
        lists.values().forEach(Map::clear);
        transactions.clear();
        changed();
    }

    /** The number that a row has to have. */
    static long number(Map<String, Object> row, String name) {
        return longOf(row.get(name))
                .orElseThrow(() -> new IllegalStateException("a row has no number %s".formatted(name)));
    }

    /** Whether a row has that value. */
    static boolean is(Map<String, Object> row, String name, Object value) {
        return value.equals(row.get(name));
    }

    static Optional<Long> longOf(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
