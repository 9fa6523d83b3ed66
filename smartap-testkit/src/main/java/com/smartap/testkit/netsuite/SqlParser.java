package com.smartap.testkit.netsuite;

import com.smartap.testkit.netsuite.SqlExpression.Binary;
import com.smartap.testkit.netsuite.SqlExpression.Call;
import com.smartap.testkit.netsuite.SqlExpression.Column;
import com.smartap.testkit.netsuite.SqlExpression.Constant;
import com.smartap.testkit.netsuite.SqlExpression.In;
import com.smartap.testkit.netsuite.SqlExpression.IsNull;
import com.smartap.testkit.netsuite.SqlExpression.Not;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads SuiteQL: SELECT … FROM … JOIN … WHERE … ORDER BY … FETCH FIRST n ROWS ONLY. */
final class SqlParser {
    private static final Set<String> KEYWORDS = Set.of(
            "select", "from", "where", "order", "by", "join", "inner", "left", "outer", "on", "and", "or", "not", "in",
            "is", "null", "like", "between", "as", "asc", "desc", "fetch", "first", "rows", "only", "group", "having");
    private final List<SqlToken> tokens;
    private final List<Object> parameters;
    private int at;
    private int used;

    private SqlParser(String query, List<Object> parameters) {
        this.tokens = SqlToken.of(query);
        this.parameters = parameters;
    }

    static SqlStatement parse(String query, List<Object> parameters) {
        SqlParser parser = new SqlParser(query, parameters);
        SqlStatement statement = parser.statement();
        if (parser.used != parameters.size()) {
            throw NsFault.query("Invalid number of parameters. Expected: %d. Provided: %d"
                    .formatted(parser.used, parameters.size()));
        }
        return statement;
    }

    private SqlStatement statement() {
        expect("select");
        List<SqlStatement.Selected> selected = new ArrayList<>();
        do {
            selected.add(selected());
        } while (accept(","));
        expect("from");
        List<SqlStatement.Source> sources = new ArrayList<>();
        sources.add(source(false, List.of()));
        while (true) {
            boolean outer = accept("left");
            if (outer) {
                accept("outer");
            } else {
                accept("inner");
            }
            if (!accept("join")) {
                break;
            }
            SqlStatement.Source joined = source(outer, List.of());
            expect("on");
            sources.add(new SqlStatement.Source(joined.table(), joined.alias(), outer, conjuncts(condition())));
        }
        List<SqlExpression> conditions = accept("where") ? conjuncts(condition()) : List.of();
        List<SqlStatement.Order> orders = new ArrayList<>();
        if (accept("order")) {
            expect("by");
            do {
                SqlExpression by = sum();
                boolean descending = accept("desc");
                if (!descending) {
                    accept("asc");
                }
                orders.add(new SqlStatement.Order(by, descending));
            } while (accept(","));
        }
        int limit = Integer.MAX_VALUE;
        if (accept("fetch")) {
            expect("first");
            limit = Integer.parseInt(next(SqlToken.Kind.NUMBER).text());
            expect("rows");
            expect("only");
        }
        if (peek().kind() != SqlToken.Kind.END) {
            throw unexpected();
        }
        return new SqlStatement(selected, sources, conditions, orders, limit);
    }

    private SqlStatement.Selected selected() {
        if (accept("*")) {
            return new SqlStatement.Selected(new Column("", "*"), "*");
        }
        SqlExpression expression = sum();
        String name = expression instanceof Column column ? column.name() : "expr" + at;
        if (accept("as") || (peek().kind() == SqlToken.Kind.WORD && !KEYWORDS.contains(peek().lower()))) {
            name = next(SqlToken.Kind.WORD).lower();
        }
        return new SqlStatement.Selected(expression, name);
    }

    private SqlStatement.Source source(boolean outer, List<SqlExpression> on) {
        String table = next(SqlToken.Kind.WORD).lower();
        String alias = table;
        if (accept("as") || (peek().kind() == SqlToken.Kind.WORD && !KEYWORDS.contains(peek().lower()))) {
            alias = next(SqlToken.Kind.WORD).lower();
        }
        return new SqlStatement.Source(table, alias, outer, on);
    }

    private SqlExpression condition() {
        SqlExpression left = conjunction();
        while (accept("or")) {
            left = new Binary("or", left, conjunction());
        }
        return left;
    }

    private SqlExpression conjunction() {
        SqlExpression left = negation();
        while (accept("and")) {
            left = new Binary("and", left, negation());
        }
        return left;
    }

    private SqlExpression negation() {
        return accept("not") ? new Not(negation()) : comparison();
    }

    private SqlExpression comparison() {
        SqlExpression left = sum();
        if (accept("is")) {
            boolean negated = accept("not");
            expect("null");
            return negated ? new Not(new IsNull(left)) : new IsNull(left);
        }
        boolean negated = accept("not");
        if (accept("in")) {
            expect("(");
            List<SqlExpression> values = new ArrayList<>();
            do {
                values.add(sum());
            } while (accept(","));
            expect(")");
            if (values.size() > 1000) {
                throw NsFault.query("maximum number of expressions in a list is 1000");
            }
            return negated ? new Not(In.of(left, values)) : In.of(left, values);
        }
        if (accept("like")) {
            SqlExpression like = new Binary("like", left, sum());
            return negated ? new Not(like) : like;
        }
        if (accept("between")) {
            SqlExpression low = sum();
            expect("and");
            return new Binary("and", new Binary(">=", left, low), new Binary("<=", left, sum()));
        }
        for (String operator : List.of("=", "<>", "!=", "<=", ">=", "<", ">")) {
            if (accept(operator)) {
                return new Binary(operator.equals("!=") ? "<>" : operator, left, sum());
            }
        }
        return left;
    }

    private SqlExpression sum() {
        SqlExpression left = product();
        while (peek().is("+") || peek().is("-") || peek().is("||")) {
            left = new Binary(take().text(), left, product());
        }
        return left;
    }

    private SqlExpression product() {
        SqlExpression left = primary();
        while (peek().is("*") || peek().is("/")) {
            left = new Binary(take().text(), left, primary());
        }
        return left;
    }

    private SqlExpression primary() {
        if (accept("(")) {
            SqlExpression inner = condition();
            expect(")");
            return inner;
        }
        if (accept("?")) {
            if (used >= parameters.size()) {
                throw NsFault.query("Invalid number of parameters. Provided: %d".formatted(parameters.size()));
            }
            return new Constant(parameters.get(used++));
        }
        if (accept("-")) {
            return new Binary("-", new Constant(BigDecimal.ZERO), primary());
        }
        SqlToken token = take();
        switch (token.kind()) {
            case NUMBER:
                return new Constant(new BigDecimal(token.text()));
            case TEXT:
                return new Constant(token.text());
            case WORD:
                return word(token.lower());
            default:
                at--;
                throw unexpected();
        }
    }

    private SqlExpression word(String name) {
        if (name.equals("null")) {
            return new Constant(null);
        }
        if (KEYWORDS.contains(name)) {
            at--;
            throw unexpected();
        }
        String full = name;
        if (accept(".")) {
            full = name + "." + (accept("*") ? "*" : next(SqlToken.Kind.WORD).lower());
        }
        if (accept("(")) {
            List<SqlExpression> arguments = new ArrayList<>();
            if (accept("*")) {
                arguments.add(new Column("", "*"));
                expect(")");
            } else if (!accept(")")) {
                do {
                    arguments.add(sum());
                } while (accept(","));
                expect(")");
            }
            return new Call(full, arguments);
        }
        int dot = full.indexOf('.');
        return dot < 0 ? new Column("", full) : new Column(full.substring(0, dot), full.substring(dot + 1));
    }

    private static List<SqlExpression> conjuncts(SqlExpression condition) {
        if (condition instanceof Binary binary && binary.operator().equals("and")) {
            List<SqlExpression> all = new ArrayList<>(conjuncts(binary.left()));
            all.addAll(conjuncts(binary.right()));
            return all;
        }
        return List.of(condition);
    }

    private SqlToken peek() {
        return tokens.get(at);
    }

    private SqlToken take() {
        return tokens.get(at++);
    }

    private boolean accept(String expected) {
        boolean there = peek().is(expected);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String expected) {
        if (!accept(expected)) {
            throw NsFault.query("Syntax error: expected %s but found '%s'"
                    .formatted(expected.toUpperCase(Locale.ROOT), peek().text()));
        }
    }

    private SqlToken next(SqlToken.Kind kind) {
        if (peek().kind() != kind) {
            throw unexpected();
        }
        return take();
    }

    private NsFault unexpected() {
        return NsFault.query("Syntax error near '%s'".formatted(peek().text()));
    }
}
