package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Evaluates Tryton's domains, really: a wrong one finds nothing, or fails as the server does. */
final class TwinSearch {
    private static final Set<String> OPERATORS = Set.of("=", "!=", "<", "<=", ">", ">=", "in", "like");
    private final TwinStore store;
    private String lastLike = "";
    private Pattern lastPattern = Pattern.compile("");
    private JsonNode lastIn = TwinStore.JSON.nullNode();
    private final Set<String> lastValues = new HashSet<>();

    TwinSearch(TwinStore store) {
        this.store = store;
    }

    /** The rows of a {@code search_read}, in order. */
    List<ObjectNode> rows(String model, JsonNode params, boolean inactiveToo) {
        List<ObjectNode> rows = new ArrayList<>();
        boolean hides = TwinModels.fields(model).contains("active") && !inactiveToo;
        for (ObjectNode row : store.table(model).values()) {
            boolean hidden = hides && !row.path("active").asBoolean(true);
            if (!hidden && matches(model, row, params.get(0))) {
                rows.add(row);
            }
        }
        rows.sort(order(model, params.get(3)));
        int offset = params.get(1).asInt();
        int limit = params.get(2).isNull() ? Integer.MAX_VALUE : params.get(2).asInt();
        return rows.subList(Math.min(offset, rows.size()), (int) Math.min((long) offset + limit, rows.size()));
    }

    private Comparator<ObjectNode> order(String model, JsonNode order) {
        Comparator<ObjectNode> all = (one, other) -> 0;
        for (JsonNode by : order) {
            String field = by.get(0).asText();
            TwinFault.known(model, field);
            all = all.thenComparing((one, other) -> compare(one.path(field), other.path(field)));
        }
        return all;
    }

    boolean matches(String model, ObjectNode row, JsonNode domain) {
        if (!domain.isArray()) {
            throw TwinFault.server("domain is no list");
        }
        if (isLeaf(domain)) {
            return leaf(model, row, domain);
        }
        boolean any = domain.path(0).asText().equals("OR");
        boolean result = !any;
        for (JsonNode clause : domain) {
            if (clause.isArray()) {
                boolean matches = matches(model, row, clause);
                result = any ? result || matches : result && matches;
            }
        }
        return result;
    }

    private static boolean isLeaf(JsonNode domain) {
        return domain.size() == 3
                && domain.get(0).isTextual()
                && OPERATORS.contains(domain.get(1).asText());
    }

    private boolean leaf(String model, ObjectNode row, JsonNode clause) {
        List<JsonNode> values = values(model, row, clause.get(0).asText());
        String operator = clause.get(1).asText();
        JsonNode wanted = clause.get(2);
        if (wanted.isNull()) {
            boolean empty = values.stream().allMatch(JsonNode::isNull);
            return operator.equals("=") == empty;
        }
        return values.stream().filter(value -> !value.isNull()).anyMatch(value -> holds(value, operator, wanted));
    }

    private boolean holds(JsonNode value, String operator, JsonNode wanted) {
        switch (operator) {
            case "in":
                if (wanted != lastIn) {
                    lastIn = wanted;
                    lastValues.clear();
                    wanted.forEach(one -> lastValues.add(one.asText()));
                }
                return lastValues.contains(value.asText());
            case "like":
                return like(wanted.asText()).matcher(value.asText()).matches();
            default:
                int order = compare(value, wanted);
                return switch (operator) {
                    case "=" -> order == 0;
                    case "!=" -> order != 0;
                    case "<" -> order < 0;
                    case "<=" -> order <= 0;
                    case ">" -> order > 0;
                    default -> order >= 0;
                };
        }
    }

    private Pattern like(String pattern) {
        if (pattern.equals(lastLike)) {
            return lastPattern;
        }
        StringBuilder regex = new StringBuilder();
        int[] signs = pattern.codePoints().toArray();
        for (int i = 0; i < signs.length; i++) {
            boolean escaped = signs[i] == '\\' && i + 1 < signs.length;
            if (escaped) {
                i++;
            }
            String sign = Character.toString(signs[i]);
            if (!escaped && sign.equals("%")) {
                regex.append(".*");
            } else {
                regex.append(!escaped && sign.equals("_") ? "." : Pattern.quote(sign));
            }
        }
        lastLike = pattern;
        lastPattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
        return lastPattern;
    }

    private List<JsonNode> values(String model, ObjectNode row, String path) {
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        TwinFault.known(model, field);
        if (dot < 0) {
            JsonNode value = store.value(model, row, field);
            List<JsonNode> values = new ArrayList<>();
            if (value.isArray()) {
                value.forEach(values::add);
            } else {
                values.add(value);
            }
            return values;
        }
        List<JsonNode> values = new ArrayList<>();
        for (ObjectNode next : store.related(model, row, field)) {
            values.addAll(values(TwinStore.target(model, field), next, path.substring(dot + 1)));
        }
        return values;
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            return moment(one).compareTo(moment(other));
        }
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.asText().compareTo(other.asText());
    }

    private static Instant moment(JsonNode value) {
        ObjectNode row = TwinStore.JSON.objectNode();
        row.set("at", value);
        return Values.moment("value", row, "at").orElseThrow();
    }
}
