package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The simulator's rows, and how fields of fields are read. */
final class TwinStore {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Clock clock;
    private final Map<String, TreeMap<Long, ObjectNode>> tables = new HashMap<>();
    private final Map<String, Map<String, List<Long>>> indexes = new HashMap<>();

    TwinStore(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    TreeMap<Long, ObjectNode> table(String model) {
        return tables.computeIfAbsent(model, key -> new TreeMap<>());
    }

    /** A new row with the next id. */
    ObjectNode add(String model) {
        return add(model, table(model).isEmpty() ? 1 : table(model).lastKey() + 1, now());
    }

    ObjectNode add(String model, long id, Instant at) {
        ObjectNode row = JSON.objectNode().put("id", id);
        row.set("create_date", Values.moment(at));
        row.putNull("write_date");
        table(model).put(id, row);
        return row;
    }

    void touch(ObjectNode row) {
        row.set("write_date", Values.moment(now()));
    }

    static Instant changed(ObjectNode row) {
        return Values.moment("row", row, row.hasNonNull("write_date") ? "write_date" : "create_date")
                .orElseThrow();
    }

    /** The value of a field, computed where Tryton computes it. */
    JsonNode value(String model, ObjectNode row, String field) {
        TwinModels.Relation relation = TwinModels.relation(model, field);
        if (relation != null && !relation.back().isEmpty()) {
            ArrayNode ids = JSON.arrayNode();
            String id = row.path("id").asText();
            Map<String, List<Long>> back = leadingBack(relation);
            back.getOrDefault(id, List.of()).forEach(ids::add);
            back.getOrDefault(model + "," + id, List.of()).forEach(ids::add);
            return ids;
        }
        if (field.equals("purchase") && model.equals("stock.move")) {
            return purchase(row);
        }
        if (field.equals("purchases")) {
            ArrayNode purchases = JSON.arrayNode();
            related(model, row, "lines").forEach(line -> {
                JsonNode purchase = purchase(line);
                if (!purchase.isNull() && !contains(purchases, purchase)) {
                    purchases.add(purchase);
                }
            });
            return purchases;
        }
        JsonNode value = row.path(field);
        return value.isMissingNode() ? JSON.nullNode() : value;
    }

    /** The rows of a table by what a field of theirs leads to; made once for each request. */
    private Map<String, List<Long>> leadingBack(TwinModels.Relation relation) {
        return indexes.computeIfAbsent(relation.model() + "." + relation.back(), key -> {
            Map<String, List<Long>> index = new HashMap<>();
            table(relation.model())
                    .forEach((id, row) -> index.computeIfAbsent(
                                    row.path(relation.back()).asText(), to -> new ArrayList<>())
                            .add(id));
            return index;
        });
    }

    /** Rows may have changed since the last request. */
    void forgetIndexes() {
        indexes.clear();
    }

    /** The rows that a field leads to. */
    List<ObjectNode> related(String model, ObjectNode row, String field) {
        List<ObjectNode> rows = new ArrayList<>();
        JsonNode value = value(model, row, field);
        if (field.equals("origin")) {
            ObjectNode line = table("purchase.line").get(orderLine(row));
            return line == null ? List.of() : List.of(line);
        }
        TreeMap<Long, ObjectNode> target =
                table(TwinModels.relation(model, field).model());
        for (JsonNode id : value.isArray() ? value : JSON.arrayNode().add(value)) {
            if (target.containsKey(id.asLong(-1))) {
                rows.add(target.get(id.asLong(-1)));
            }
        }
        return rows;
    }

    static String target(String model, String field) {
        return field.equals("origin")
                ? "purchase.line"
                : TwinModels.relation(model, field).model();
    }

    /** A row as Tryton answers it: fields of fields below the name of the first with a dot. */
    ObjectNode read(String model, ObjectNode row, Collection<String> fields) {
        ObjectNode answer = JSON.objectNode().put("id", row.path("id").asLong());
        Map<String, List<String>> nested = new LinkedHashMap<>();
        for (String field : fields) {
            int dot = field.indexOf('.');
            if (dot < 0) {
                answer.set(field, value(model, row, field).deepCopy());
            } else {
                nested.computeIfAbsent(field.substring(0, dot), key -> new ArrayList<>())
                        .add(field.substring(dot + 1));
            }
        }
        nested.forEach((field, rest) -> {
            ArrayNode all = JSON.arrayNode();
            related(model, row, field).forEach(one -> all.add(read(target(model, field), one, rest)));
            boolean many =
                    !field.equals("origin") && TwinModels.relation(model, field).many();
            answer.set(field + ".", many ? all : all.isEmpty() ? JSON.nullNode() : all.get(0));
        });
        return answer;
    }

    private JsonNode purchase(ObjectNode row) {
        ObjectNode line = table("purchase.line").get(orderLine(row));
        return line == null ? JSON.nullNode() : line.path("purchase");
    }

    static long orderLine(ObjectNode row) {
        return Values.reference(row, "origin", "purchase.line").orElse(-1L);
    }

    private static boolean contains(ArrayNode list, JsonNode value) {
        for (JsonNode one : list) {
            if (one.asLong() == value.asLong()) {
                return true;
            }
        }
        return false;
    }
}
