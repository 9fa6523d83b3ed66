package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of QuickBooks' query language that clients use: one entity, AND only, ordered, paged from 1. */
final class TwinQuery {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|(count\\(\\*\\))|(<=|>=|=|<|>|\\(|\\)|,|\\*)|([A-Za-z0-9_.:+-]+))",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> NOT_QUERYABLE = Set.of("POStatus", "PrivateNote", "Line", "LinkedTxn");
    private static final int MAX_RESULTS = 1000;

    private record Token(String text, boolean quoted) {}

    private record Condition(String field, String operator, List<String> values) {}

    private record Order(String field, boolean descending) {}

    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private final List<Condition> conditions = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final boolean count;
    private final String type;
    private int start = 1;
    private int max = 100;

    TwinQuery(String text) {
        tokenize(text);
        expect("select");
        this.count = peek("count(*)");
        while (!peek("from")) {
            next();
        }
        expect("from");
        String name = next().text();
        this.type = TwinStore.typeOf(name).orElseThrow(() -> error("unknown entity " + name));
        if (accept("where")) {
            do {
                conditions.add(condition());
            } while (accept("and"));
        }
        if (accept("orderby") || (accept("order") && accept("by"))) {
            do {
                String field = property(next().text());
                boolean descending = accept("desc");
                if (!descending) {
                    accept("asc");
                }
                orders.add(new Order(field, descending));
            } while (accept(","));
        }
        if (accept("startposition")) {
            start = number();
        }
        if (accept("maxresults")) {
            max = number();
        }
        if (at < tokens.size() || start < 1 || max < 1 || max > MAX_RESULTS) {
            throw error("at token " + (at + 1));
        }
    }

    String type() {
        return type;
    }

    boolean isCount() {
        return count;
    }

    int start() {
        return start;
    }

    /** All rows that match, unpaged. */
    long count(TwinStore store) {
        return store.all(type).stream().filter(this::matches).count();
    }

    /** The page that was asked for. */
    List<ObjectNode> rows(TwinStore store) {
        Comparator<Row> order = (one, other) -> 0;
        for (int i = 0; i < orders.size(); i++) {
            int key = i;
            Comparator<Row> by = Comparator.comparing(row -> row.keys().get(key));
            order = order.thenComparing(orders.get(i).descending() ? by.reversed() : by);
        }
        return store.all(type).stream()
                .filter(this::matches)
                .map(row -> new Row(
                        row,
                        orders.stream()
                                .map(by -> TwinValue.of(text(row, by.field())))
                                .toList()))
                .sorted(order)
                .skip(start - 1L)
                .limit(max)
                .map(Row::node)
                .toList();
    }

    /** A row with what it is ordered by, read once. */
    private record Row(ObjectNode node, List<TwinValue> keys) {}

    private boolean matches(ObjectNode row) {
        boolean asksActive =
                conditions.stream().anyMatch(condition -> condition.field().equals("Active"));
        if (!asksActive && !row.path("Active").asBoolean(true)) {
            return false;
        }
        return conditions.stream().allMatch(condition -> holds(condition, text(row, condition.field())));
    }

    private static boolean holds(Condition condition, String actual) {
        String wanted = condition.values().get(0);
        return switch (condition.operator()) {
            case "in" -> condition.values().stream().anyMatch(value -> compare(actual, value) == 0);
            case "like" ->
                actual.toLowerCase(Locale.ROOT)
                        .matches(Pattern.quote(wanted.toLowerCase(Locale.ROOT)).replace("%", "\\E.*\\Q"));
            case "=" -> compare(actual, wanted) == 0;
            case "<" -> compare(actual, wanted) < 0;
            case ">" -> compare(actual, wanted) > 0;
            case "<=" -> compare(actual, wanted) <= 0;
            default -> compare(actual, wanted) >= 0;
        };
    }

    private static String text(JsonNode row, String path) {
        JsonNode node = row;
        for (String name : path.split("\\.", -1)) {
            node = node.path(name);
        }
        if (node.isMissingNode() && path.equals("Active")) {
            return "true";
        }
        return node.isObject() ? node.path("value").asText() : node.asText();
    }

    private static int compare(String one, String other) {
        return TwinValue.of(one).compareTo(TwinValue.of(other));
    }

    /** A property of the entity, unless it is none or may not be asked for. */
    private String property(String field) {
        String first = field.split("\\.", 2)[0];
        Set<String> fields = TwinSchema.fields(type);
        if (NOT_QUERYABLE.contains(first) || (!fields.isEmpty() && !fields.contains(first))) {
            throw TwinFault.validation(
                    "4001", "Invalid query", "QueryValidationError: Property %s not queryable".formatted(field));
        }
        return field;
    }

    private Condition condition() {
        String field = property(next().text());
        String operator = next().text().toLowerCase(Locale.ROOT);
        if (operator.equals("in")) {
            expect("(");
            List<String> values = new ArrayList<>();
            do {
                values.add(next().text());
            } while (accept(","));
            expect(")");
            return new Condition(field, operator, values);
        }
        if (!Set.of("=", "<", ">", "<=", ">=", "like").contains(operator)) {
            throw error("operator " + operator);
        }
        return new Condition(field, operator, List.of(next().text()));
    }

    private void tokenize(String text) {
        Matcher matcher = TOKEN.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw error("at character " + (end + 1));
            }
            String quoted = matcher.group(1);
            tokens.add(
                    quoted != null
                            ? new Token(quoted.replaceAll("\\\\(.)", "$1"), true)
                            : new Token(matcher.group().strip(), false));
            end = matcher.end();
        }
    }

    private int number() {
        String text = next().text();
        if (!text.matches("[0-9]{1,9}")) {
            throw error("number " + text);
        }
        return Integer.parseInt(text);
    }

    private Token next() {
        if (at >= tokens.size()) {
            throw error("at the end");
        }
        return tokens.get(at++);
    }

    private boolean peek(String word) {
        return at < tokens.size()
                && !tokens.get(at).quoted()
                && tokens.get(at).text().equalsIgnoreCase(word);
    }

    private boolean accept(String word) {
        if (!peek(word)) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(String word) {
        if (!accept(word)) {
            throw error("expected " + word);
        }
    }

    private static TwinFault error(String where) {
        return TwinFault.validation("4000", "Error parsing query", "QueryParserError: Encountered an error, " + where);
    }
}
