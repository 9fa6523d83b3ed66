package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of the entity sets, in the order of their keys. Guarded by the server. */
final class S4Store {
    private final Clock clock;
    private final Map<String, TreeMap<String, ObjectNode>> sets = new HashMap<>();
    private long number;

    S4Store(Clock clock) {
        this.clock = clock;
    }

    static ObjectNode row() {
        return JsonNodeFactory.instance.objectNode();
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** A number that was never given before. */
    long next() {
        number++;
        return number;
    }

    void put(String set, ObjectNode row) {
        rows(set).put(key(S4Schema.require(set), row), row);
    }

    void remove(String set, String key) {
        rows(set).remove(key);
    }

    Optional<ObjectNode> find(String set, String key) {
        return Optional.ofNullable(rows(set).get(key));
    }

    Collection<ObjectNode> all(String set) {
        return rows(set).values();
    }

    /** All entities of a set; items of headers are those below the headers. */
    Collection<ObjectNode> addressed(String set) {
        if (!set.equals("A_MaterialDocumentItem")) {
            return all(set);
        }
        List<ObjectNode> items = new ArrayList<>();
        all("A_MaterialDocumentHeader")
                .forEach(
                        header -> header.path("to_MaterialDocumentItem").forEach(item -> items.add((ObjectNode) item)));
        return items;
    }

    private TreeMap<String, ObjectNode> rows(String set) {
        return sets.computeIfAbsent(set, name -> new TreeMap<>());
    }

    private static String key(S4Entity entity, JsonNode row) {
        List<String> parts = new ArrayList<>();
        entity.keys().forEach(name -> parts.add(row.path(name).asText()));
        return String.join("/", parts);
    }

    /** Writes a moment as a day and a time of whole seconds. */
    static void stamp(ObjectNode row, String day, String time, Instant moment) {
        LocalTime clock = LocalTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        row.put(day, LocalDate.ofInstant(moment, ZoneOffset.UTC).toString());
        row.put(time, clock.toString());
    }
}
