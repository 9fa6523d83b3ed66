package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entities of one company. Not thread-safe: its owner holds a lock. */
final class TwinStore {
    static final List<String> TYPES = List.of(
            "Vendor",
            "PurchaseOrder",
            "Bill",
            "VendorCredit",
            "BillPayment",
            "Account",
            "TaxCode",
            "TaxRate",
            "Attachable",
            "Class",
            "Department",
            "Customer",
            "Term");
    private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    private final Clock clock;
    private final Map<String, Map<String, ObjectNode>> entities = new LinkedHashMap<>();
    private final Map<String, Map<String, Instant>> gone = new LinkedHashMap<>();
    private int nextId = 100;

    TwinStore(Clock clock) {
        this.clock = clock;
        TYPES.forEach(type -> entities.put(type, new LinkedHashMap<>()));
    }

    /** The type of a path segment such as {@code purchaseorder}. */
    static Optional<String> typeOf(String segment) {
        return TYPES.stream().filter(type -> type.equalsIgnoreCase(segment)).findFirst();
    }

    Collection<ObjectNode> all(String type) {
        return entities.getOrDefault(type, Map.of()).values();
    }

    Optional<ObjectNode> find(String type, String id) {
        return Optional.ofNullable(entities.getOrDefault(type, Map.of()).get(id));
    }

    ObjectNode require(String type, String id) {
        return find(type, id)
                .orElseThrow(() -> TwinFault.validation(
                        "610",
                        "Object Not Found",
                        "Object Not Found : Something you're trying to use has been made inactive or does not exist. "
                                + type + " " + id));
    }

    /** Stores a new entity under its own id, or a fresh one. */
    ObjectNode add(String type, ObjectNode entity, Instant when) {
        if (!entity.hasNonNull("Id")) {
            entity.put("Id", String.valueOf(nextId));
            nextId++;
        } else if (entity.get("Id").asText().matches("[0-9]{1,8}")) {
            nextId = Math.max(nextId, entity.get("Id").asInt() + 1);
        }
        entity.put("SyncToken", "0");
        ObjectNode meta = entity.putObject("MetaData");
        meta.put("CreateTime", stamp(when));
        meta.put("LastUpdatedTime", stamp(when));
        map(type).put(entity.get("Id").asText(), entity);
        return entity;
    }

    ObjectNode add(String type, ObjectNode entity) {
        return add(type, entity, clock.instant());
    }

    /** Marks an entity as changed now. */
    void touch(ObjectNode entity) {
        entity.put("SyncToken", String.valueOf(entity.path("SyncToken").asInt() + 1));
        entity.withObjectProperty("MetaData").put("LastUpdatedTime", stamp(clock.instant()));
    }

    /** Forgets an entity that is about to be replaced. */
    void forget(String type, String id) {
        map(type).remove(id);
        deleted(type).remove(id);
    }

    /** Deletes an entity, which is remembered with its moment. */
    void remove(String type, String id) {
        if (map(type).remove(id) != null) {
            deleted(type).put(id, clock.instant());
        }
    }

    /** What was deleted, and when. */
    Map<String, Instant> gone(String type) {
        return gone.getOrDefault(type, Map.of());
    }

    private Map<String, Instant> deleted(String type) {
        return gone.computeIfAbsent(type, absent -> new LinkedHashMap<>());
    }

    void save(ObjectNode out) {
        out.put("nextId", nextId);
        entities.forEach((type, all) -> all.values().forEach(out.withArray(type)::add));
        ObjectNode deleted = out.putObject("gone");
        gone.forEach((type, ids) -> {
            ObjectNode moments = deleted.putObject(type);
            ids.forEach((id, at) -> moments.put(id, at.toString()));
        });
    }

    void load(JsonNode saved) {
        entities.clear();
        gone.clear();
        saved.path("gone")
                .properties()
                .forEach(type -> type.getValue()
                        .properties()
                        .forEach(row -> deleted(type.getKey())
                                .put(row.getKey(), Instant.parse(row.getValue().asText()))));
        nextId = saved.path("nextId").asInt(nextId);
        for (String type : TYPES) {
            for (JsonNode entity : saved.path(type)) {
                map(type).put(entity.path("Id").asText(), (ObjectNode) entity);
            }
        }
    }

    private Map<String, ObjectNode> map(String type) {
        return entities.computeIfAbsent(type, absent -> new LinkedHashMap<>());
    }

    /** Seconds and the company's offset, as QuickBooks writes moments. */
    static String stamp(Instant when) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                when.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE).toOffsetDateTime());
    }

    String now() {
        return stamp(clock.instant());
    }

    static Instant changed(JsonNode entity) {
        return OffsetDateTime.parse(
                        entity.path("MetaData").path("LastUpdatedTime").asText())
                .toInstant();
    }

    static Instant created(JsonNode entity) {
        return OffsetDateTime.parse(entity.path("MetaData").path("CreateTime").asText())
                .toInstant();
    }
}
