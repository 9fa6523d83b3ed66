package com.smartap.testkit.netsuite;

import com.smartap.testkit.netsuite.SqlExpression.Binary;
import com.smartap.testkit.netsuite.SqlExpression.Call;
import com.smartap.testkit.netsuite.SqlExpression.Column;
import com.smartap.testkit.netsuite.SqlExpression.Constant;
import com.smartap.testkit.netsuite.SqlExpression.In;
import com.smartap.testkit.netsuite.SqlExpression.IsNull;
import com.smartap.testkit.netsuite.SqlExpression.Not;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Computes expressions over one row of each table. Unknown tables, columns and functions are refused. */
final class SqlEvaluator {
    private final List<SqlStatement.Source> sources;
    private final List<SqlTable> tables;
    private final SqlValues values;

    SqlEvaluator(List<SqlStatement.Source> sources, List<SqlTable> tables, SqlValues values) {
        this.sources = sources;
        this.tables = tables;
        this.values = values;
    }

    /** The value; null if it is unknown. */
    interface Value {
        @Nullable
        Object in(List<Map<String, Object>> row);

        default boolean isTrue(List<Map<String, Object>> row) {
            return Boolean.TRUE.equals(in(row));
        }
    }

    /** The greatest number of a table that an expression needs; -1 for none. */
    int reach(SqlExpression expression) {
        if (expression instanceof Column column) {
            return source(column);
        }
        if (expression instanceof Binary binary) {
            return Math.max(reach(binary.left()), reach(binary.right()));
        }
        if (expression instanceof Not not) {
            return reach(not.operand());
        }
        if (expression instanceof IsNull isNull) {
            return reach(isNull.operand());
        }
        if (expression instanceof In in) {
            return Math.max(
                    reach(in.operand()),
                    in.values().stream().mapToInt(this::reach).max().orElse(-1));
        }
        if (expression instanceof Call call) {
            return call.arguments().stream().mapToInt(this::reach).max().orElse(-1);
        }
        return -1;
    }

    Value compile(SqlExpression expression) {
        if (expression instanceof Constant constant) {
            return row -> constant.value();
        }
        if (expression instanceof Column column) {
            int index = source(column);
            String name = column.name();
            return row -> row.get(index).get(name);
        }
        if (expression instanceof Not not) {
            Value operand = compile(not.operand());
            return row -> {
                Object value = operand.in(row);
                return value == null ? null : !Boolean.TRUE.equals(value);
            };
        }
        if (expression instanceof IsNull isNull) {
            Value operand = compile(isNull.operand());
            return row -> operand.in(row) == null;
        }
        if (expression instanceof In in) {
            return in(in);
        }
        return expression instanceof Call call ? call(call) : binary((Binary) expression);
    }

    private Value in(In in) {
        Value operand = compile(in.operand());
        if (in.constants().size() == in.values().size()) {
            return row -> {
                Object value = operand.in(row);
                return value == null ? null : in.constants().contains(SqlValues.comparable(value));
            };
        }
        List<Value> options = in.values().stream().map(this::compile).toList();
        return row -> {
            Object value = operand.in(row);
            return value == null
                    ? null
                    : options.stream()
                            .map(option -> option.in(row))
                            .anyMatch(option -> option != null && values.compare(value, option) == 0);
        };
    }

    private Value binary(Binary binary) {
        Value left = compile(binary.left());
        Value right = compile(binary.right());
        String operator = binary.operator();
        if (operator.equals("and")) {
            return row -> left.isTrue(row) && right.isTrue(row);
        }
        if (operator.equals("or")) {
            return row -> left.isTrue(row) || right.isTrue(row);
        }
        return row -> {
            Object one = left.in(row);
            Object other = right.in(row);
            if (one == null || other == null) {
                return null;
            }
            return switch (operator) {
                case "=" -> values.compare(one, other) == 0;
                case "<>" -> values.compare(one, other) != 0;
                case "<" -> values.compare(one, other) < 0;
                case "<=" -> values.compare(one, other) <= 0;
                case ">" -> values.compare(one, other) > 0;
                case ">=" -> values.compare(one, other) >= 0;
                case "like" ->
                    like(String.valueOf(other)).matcher(String.valueOf(one)).matches();
                default -> SqlValues.calculate(operator, one, other);
            };
        };
    }

    private Value call(Call call) {
        List<Value> arguments = call.arguments().stream().map(this::compile).toList();
        return switch (call.name()) {
            case "to_timestamp" -> {
                String text = text(call, 0);
                Object moment = values.toTimestamp(text, text(call, 1));
                yield row -> moment;
            }
            case "to_date" -> {
                Object day = values.toDate(text(call, 0), text(call, 1));
                yield row -> day;
            }
            case "to_char" -> {
                String format = text(call, 1);
                yield row -> {
                    Object value = arguments.get(0).in(row);
                    return value == null ? null : values.toChar(value, format);
                };
            }
            case "builtin.df" -> display(call);
            case "nvl", "coalesce" ->
                row -> arguments.stream()
                        .map(argument -> argument.in(row))
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            case "abs" ->
                row -> {
                    Object value = arguments.get(0).in(row);
                    return value == null ? null : SqlValues.number(value).abs();
                };
            case "upper" ->
                row -> {
                    Object value = arguments.get(0).in(row);
                    return value == null ? null : String.valueOf(value).toUpperCase(Locale.ROOT);
                };
            case "lower" ->
                row -> {
                    Object value = arguments.get(0).in(row);
                    return value == null ? null : String.valueOf(value).toLowerCase(Locale.ROOT);
                };
            default ->
                throw NsFault.query(
                        "Unknown function '%s'".formatted(call.name().toUpperCase(Locale.ROOT)));
        };
    }

    private Value display(Call call) {
        if (call.arguments().size() != 1 || !(call.arguments().get(0) instanceof Column column)) {
            throw NsFault.query("BUILTIN.DF needs a column");
        }
        int index = source(column);
        SqlTable table = tables.get(index);
        return row -> {
            Object value = row.get(index).get(column.name());
            String shown = value == null ? null : table.display().apply(row.get(index), column.name());
            return shown == null ? value : shown;
        };
    }

    private int source(Column column) {
        if (!column.alias().isEmpty()) {
            for (int i = 0; i < sources.size(); i++) {
                if (sources.get(i).alias().equals(column.alias())) {
                    if (!column.name().equals("*") && !tables.get(i).columns().contains(column.name())) {
                        throw unknown(column.name(), sources.get(i).table());
                    }
                    return i;
                }
            }
            throw NsFault.query("Search error occurred: Invalid or unsupported search. Unknown identifier '%s'"
                    .formatted(column.alias()));
        }
        for (int i = 0; i < tables.size(); i++) {
            if (tables.get(i).columns().contains(column.name())) {
                return i;
            }
        }
        throw unknown(column.name(), sources.get(0).table());
    }

    private static NsFault unknown(String column, String table) {
        return NsFault.query(
                "Search error occurred: Field '%s' for record '%s' was not found. Reason: REMOVED - Field is removed"
                        .formatted(column, table));
    }

    private static String text(Call call, int index) {
        if (call.arguments().size() > index
                && call.arguments().get(index) instanceof Constant constant
                && constant.value() instanceof String text) {
            return text;
        }
        throw NsFault.query("%s needs a text and a format".formatted(call.name().toUpperCase(Locale.ROOT)));
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
