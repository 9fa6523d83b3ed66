package com.smartap.testkit.netsuite;

import com.smartap.testkit.netsuite.SqlExpression.Binary;
import com.smartap.testkit.netsuite.SqlExpression.Call;
import com.smartap.testkit.netsuite.SqlExpression.Column;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs SuiteQL over tables. Rows have names in lower case; what is null is left out, as in NetSuite's own answers. */
final class SqlQuery {
    private final SqlTable.Catalogue catalogue;
    private final SqlValues values;

    SqlQuery(SqlTable.Catalogue catalogue, SqlValues values) {
        this.catalogue = catalogue;
        this.values = values;
    }

    /** Some rows of a result, and how many it has. */
    record Result(List<Map<String, Object>> rows, int total) {}

    Result run(String query, List<Object> parameters, int offset, int count) {
        SqlStatement statement = SqlParser.parse(query, parameters);
        List<SqlTable> tables = new ArrayList<>();
        for (SqlStatement.Source source : statement.sources()) {
            SqlTable table = catalogue.apply(source.table());
            if (table == null) {
                throw NsFault.query("Search error occurred: Record '%s' was not found".formatted(source.table()));
            }
            tables.add(table);
        }
        SqlEvaluator evaluator = new SqlEvaluator(statement.sources(), tables, values);
        List<List<Map<String, Object>>> rows = matching(statement, tables, evaluator);
        if (isCount(statement)) {
            return new Result(List.of(Map.of(statement.selected().get(0).name(), rows.size())), 1);
        }
        sort(statement, evaluator, rows);
        int total = Math.min(rows.size(), statement.limit());
        int from = Math.min(offset, total);
        int to = (int) Math.min((long) from + count, total);
        return new Result(shown(statement, tables, evaluator, rows.subList(from, to)), total);
    }

    private static List<List<Map<String, Object>>> matching(
            SqlStatement statement, List<SqlTable> tables, SqlEvaluator evaluator) {
        List<List<Map<String, Object>>> rows = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            int reached = i;
            List<SqlEvaluator.Value> filters = statement.conditions().stream()
                    .filter(condition -> Math.max(0, evaluator.reach(condition)) == reached)
                    .map(evaluator::compile)
                    .toList();
            List<List<Map<String, Object>>> joined = i == 0
                    ? first(candidates(statement, tables.get(0)), filters)
                    : new SqlJoin(evaluator, statement.sources().get(i), i, tables.get(i)).join(rows);
            if (i > 0) {
                joined.removeIf(row -> !filters.stream().allMatch(filter -> filter.isTrue(row)));
            }
            rows = joined;
        }
        return rows;
    }

    /** The rows of the first table, by its index if the query names transactions. */
    private static Collection<Map<String, Object>> candidates(SqlStatement statement, SqlTable table) {
        if (table.byTransaction() != null) {
            for (SqlExpression condition : statement.conditions()) {
                if (condition instanceof SqlExpression.In in
                        && in.operand() instanceof Column column
                        && column.name().equals("transaction")
                        && in.constants().size() == in.values().size()) {
                    return table.byTransaction().apply(in.constants());
                }
            }
        }
        return table.rows();
    }

    private static List<List<Map<String, Object>>> first(
            Collection<Map<String, Object>> candidates, List<SqlEvaluator.Value> filters) {
        List<List<Map<String, Object>>> rows = new ArrayList<>();
        for (Map<String, Object> row : candidates) {
            List<Map<String, Object>> single = List.of(row);
            if (filters.stream().allMatch(filter -> filter.isTrue(single))) {
                rows.add(single);
            }
        }
        return rows;
    }

    private void sort(SqlStatement statement, SqlEvaluator evaluator, List<List<Map<String, Object>>> rows) {
        Comparator<List<Map<String, Object>>> comparator = null;
        for (SqlStatement.Order order : statement.orders()) {
            SqlEvaluator.Value by = evaluator.compile(order.expression());
            Comparator<List<Map<String, Object>>> next = (one, other) -> order(by.in(one), by.in(other));
            next = order.descending() ? next.reversed() : next;
            comparator = comparator == null ? next : comparator.thenComparing(next);
        }
        if (comparator != null) {
            rows.sort(comparator);
        }
    }

    /** Nulls come last, as in Oracle's database. */
    private int order(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one == null, other == null);
        }
        return values.compare(one, other);
    }

    private List<Map<String, Object>> shown(
            SqlStatement statement,
            List<SqlTable> tables,
            SqlEvaluator evaluator,
            List<List<Map<String, Object>>> rows) {
        Map<String, SqlEvaluator.Value> selected = new LinkedHashMap<>();
        for (SqlStatement.Selected part : statement.selected()) {
            if (part.name().equals("*")) {
                tables.get(0)
                        .columns()
                        .forEach(column -> selected.put(column, evaluator.compile(new Column("", column))));
            } else {
                selected.put(part.name(), evaluator.compile(part.expression()));
            }
        }
        List<Map<String, Object>> shown = new ArrayList<>();
        for (List<Map<String, Object>> row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            selected.forEach((name, value) -> {
                Object result = value.in(row);
                if (result != null && !"".equals(result)) {
                    one.put(name, values.shown(result));
                }
            });
            shown.add(one);
        }
        return shown;
    }

    private static boolean isCount(SqlStatement statement) {
        return statement.selected().size() == 1
                && statement.selected().get(0).expression() instanceof Call call
                && call.name().equals("count");
    }

    /** Joins a table, by a hash over what has to be equal. */
    private record SqlJoin(SqlEvaluator evaluator, SqlStatement.Source source, int index, SqlTable table) {
        List<List<Map<String, Object>>> join(List<List<Map<String, Object>>> left) {
            List<SqlEvaluator.Value> mine = new ArrayList<>();
            List<SqlEvaluator.Value> theirs = new ArrayList<>();
            List<SqlEvaluator.Value> rest = new ArrayList<>();
            source.on().forEach(condition -> sort(condition, mine, theirs, rest));
            Map<List<Object>, List<Map<String, Object>>> hash = new HashMap<>();
            for (Map<String, Object> row : table.rows()) {
                List<Map<String, Object>> padded = padded(row);
                key(mine, padded)
                        .ifPresent(key -> hash.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(row));
            }
            List<List<Map<String, Object>>> joined = new ArrayList<>();
            for (List<Map<String, Object>> row : left) {
                boolean found = false;
                List<Map<String, Object>> candidates = key(theirs, row)
                        .map(key -> hash.getOrDefault(key, List.of()))
                        .orElse(List.of());
                for (Map<String, Object> candidate : candidates) {
                    List<Map<String, Object>> both = with(row, candidate);
                    if (rest.stream().allMatch(condition -> condition.isTrue(both))) {
                        joined.add(both);
                        found = true;
                    }
                }
                if (!found && source.outer()) {
                    joined.add(with(row, Map.of()));
                }
            }
            return joined;
        }

        private void sort(
                SqlExpression condition,
                List<SqlEvaluator.Value> mine,
                List<SqlEvaluator.Value> theirs,
                List<SqlEvaluator.Value> rest) {
            if (condition instanceof Binary binary && binary.operator().equals("=")) {
                boolean leftIsMine = isMine(binary.left()) && evaluator.reach(binary.right()) < index;
                boolean rightIsMine = isMine(binary.right()) && evaluator.reach(binary.left()) < index;
                if (leftIsMine || rightIsMine) {
                    mine.add(evaluator.compile(leftIsMine ? binary.left() : binary.right()));
                    theirs.add(evaluator.compile(leftIsMine ? binary.right() : binary.left()));
                    return;
                }
            }
            rest.add(evaluator.compile(condition));
        }

        private boolean isMine(SqlExpression expression) {
            return expression instanceof Column && evaluator.reach(expression) == index;
        }

        private static java.util.Optional<List<Object>> key(
                List<SqlEvaluator.Value> parts, List<Map<String, Object>> row) {
            List<Object> key = new ArrayList<>();
            for (SqlEvaluator.Value part : parts) {
                Object value = part.in(row);
                if (value == null) {
                    return java.util.Optional.empty();
                }
                key.add(SqlValues.comparable(value));
            }
            return java.util.Optional.of(key);
        }

        private List<Map<String, Object>> padded(Map<String, Object> row) {
            List<Map<String, Object>> padded = new ArrayList<>();
            for (int i = 0; i < index; i++) {
                padded.add(Map.of());
            }
            padded.add(row);
            return padded;
        }

        private static List<Map<String, Object>> with(List<Map<String, Object>> row, Map<String, Object> more) {
            List<Map<String, Object>> both = new ArrayList<>(row);
            both.add(more);
            return both;
        }
    }
}
