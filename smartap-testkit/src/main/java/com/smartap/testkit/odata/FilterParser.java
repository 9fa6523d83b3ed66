package com.smartap.testkit.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a filter: {@code or} binds least, then {@code and}, then {@code not}. */
final class FilterParser {
    private static final Set<String> TESTS = Set.of("startswith", "endswith", "contains", "substringof");
    private static final Set<String> CHANGES = Set.of("tolower", "toupper", "trim");
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final int DEEPEST = 50;

    private final ODataEntity entity;
    private final ODataDialect dialect;
    private final boolean ignoreCase;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private FilterParser(String text, ODataEntity entity, ODataDialect dialect, boolean ignoreCase) {
        this.tokens = Lexer.tokens(text);
        this.entity = entity;
        this.dialect = dialect;
        this.ignoreCase = ignoreCase;
    }

    static Predicate<JsonNode> parse(String text, ODataEntity entity, ODataDialect dialect, boolean ignoreCase) {
        FilterParser parser = new FilterParser(text, entity, dialect, ignoreCase);
        Predicate<JsonNode> filter = parser.or();
        parser.expect(Token.Type.END);
        return filter;
    }

    private Predicate<JsonNode> or() {
        Predicate<JsonNode> left = and();
        while (peek().isWord("or")) {
            at++;
            left = left.or(and());
        }
        return left;
    }

    private Predicate<JsonNode> and() {
        Predicate<JsonNode> left = single();
        while (peek().isWord("and")) {
            at++;
            left = left.and(single());
        }
        return left;
    }

    private Predicate<JsonNode> single() {
        if (++depth > DEEPEST) {
            throw new ODataQueryException("The filter is nested too deeply");
        }
        try {
            if (peek().isWord("not")) {
                at++;
                return single().negate();
            }
            if (peek().type() == Token.Type.OPEN) {
                at++;
                Predicate<JsonNode> inner = or();
                expect(Token.Type.CLOSE);
                return inner;
            }
            return peek().type() == Token.Type.WORD && TESTS.contains(peek().text()) ? test() : comparison();
        } finally {
            depth--;
        }
    }

    private Predicate<JsonNode> comparison() {
        Operand first = operand();
        Token operator = peek();
        if (operator.type() != Token.Type.WORD || !OPERATORS.contains(operator.text())) {
            if (first instanceof Operand.Property property && property.kind() == Kind.FLAG) {
                return row -> Boolean.TRUE.equals(property.value(row, Kind.FLAG));
            }
            throw new ODataQueryException("'%s' is no operator".formatted(operator.text()));
        }
        at++;
        Operand second = operand();
        Kind known = first.kind() != null ? first.kind() : second.kind();
        if (known == null || known == Kind.NESTED) {
            throw new ODataQueryException("A comparison must name a simple property");
        }
        Operand left = read(first, known);
        Operand right = read(second, known);
        Comparison comparison = Comparison.valueOf(operator.text().toUpperCase(Locale.ROOT));
        return row -> comparison.holds(left.value(row, known), right.value(row, known), ignoreCase);
    }

    /** Literals are read once; one of another type is refused, even if there is no row to compare it with. */
    private static Operand read(Operand operand, Kind kind) {
        return operand instanceof Operand.Literal literal
                ? new Operand.Constant(Literals.read(literal.token(), kind, literal.dialect()))
                : operand;
    }

    private Predicate<JsonNode> test() {
        String function = next().text();
        if (dialect == ODataDialect.V2 && function.equals("contains")
                || dialect == ODataDialect.V4 && function.equals("substringof")) {
            throw new ODataQueryException("Unknown function '%s'".formatted(function));
        }
        expect(Token.Type.OPEN);
        Operand one = operand();
        expect(Token.Type.COMMA);
        Operand other = operand();
        expect(Token.Type.CLOSE);
        boolean reversed = function.equals("substringof");
        Operand whole = read(reversed ? other : one, Kind.TEXT);
        Operand part = read(reversed ? one : other, Kind.TEXT);
        Predicate<JsonNode> test = row -> text(function, whole, part, row);
        if (peek().isWord("eq")) {
            at++;
            return next().isWord("false") ? test.negate() : test;
        }
        return test;
    }

    private boolean text(String function, Operand whole, Operand part, JsonNode row) {
        if (!(whole.value(row, Kind.TEXT) instanceof String text)
                || !(part.value(row, Kind.TEXT) instanceof String piece)) {
            return false;
        }
        String a = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
        String b = ignoreCase ? piece.toLowerCase(Locale.ROOT) : piece;
        return switch (function) {
            case "startswith" -> a.startsWith(b);
            case "endswith" -> a.endsWith(b);
            default -> a.contains(b);
        };
    }

    private Operand operand() {
        Token token = next();
        switch (token.type()) {
            case QUOTED, BARE:
                return new Operand.Literal(token, dialect);
            case WORD:
                break;
            default:
                throw new ODataQueryException("'%s' is not expected here".formatted(token.text()));
        }
        if (Set.of("null", "true", "false").contains(token.text())) {
            return new Operand.Literal(token, dialect);
        }
        if (CHANGES.contains(token.text()) && peek().type() == Token.Type.OPEN) {
            at++;
            Operand inner = operand();
            expect(Token.Type.CLOSE);
            return Operand.Changed.of(token.text(), inner);
        }
        return new Operand.Property(token.text(), entity.kind(token.text()));
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private void expect(Token.Type type) {
        Token token = next();
        if (token.type() != type) {
            throw new ODataQueryException("'%s' stands where %s is expected".formatted(token.text(), type));
        }
    }

    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        for (String name : list.split(",", -1)) {
            names.add(name.strip());
        }
        return names;
    }
}
