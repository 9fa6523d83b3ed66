package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates Xero's {@code where}: comparisons joined by AND and OR, without brackets. */
final class TwinWhere {
    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([A-Za-z]+(?:\\.[A-Za-z]+)*)\\s*(==|!=|>=|<=|>|<|=)\\s*"
                    + "(\"(?:[^\"\\\\]|\\\\.)*\"|[Gg]uid\\(\"[^\"]*\"\\)|DateTime\\([0-9, ]+\\)|true|false|null|-?[0-9.]+)\\s*");
    private static final Pattern JOIN = Pattern.compile("\\s*(AND|and|&&|OR|or|\\|\\|)\\s*");

    private TwinWhere() {}

    /** The filter of a text; refuses what it does not understand. */
    static Predicate<JsonNode> parse(String text) {
        List<Predicate<JsonNode>> either = new ArrayList<>();
        Predicate<JsonNode> all = row -> true;
        Matcher comparison = COMPARISON.matcher(text);
        Matcher join = JOIN.matcher(text);
        int at = 0;
        while (true) {
            if (!comparison.find(at) || comparison.start() != at) {
                throw malformed(text);
            }
            all = all.and(compare(comparison.group(1), comparison.group(2), comparison.group(3)));
            at = comparison.end();
            if (at == text.length()) {
                break;
            }
            if (!join.find(at) || join.start() != at) {
                throw malformed(text);
            }
            at = join.end();
            if (join.group(1).equalsIgnoreCase("or") || join.group(1).equals("||")) {
                either.add(all);
                all = row -> true;
            }
        }
        either.add(all);
        return row -> either.stream().anyMatch(part -> part.test(row));
    }

    private static Predicate<JsonNode> compare(String path, String operator, String literal) {
        return row -> {
            JsonNode value = row;
            for (String step : path.split("\\.", -1)) {
                value = value.path(step);
            }
            if (value.isMissingNode() || value.isNull()) {
                return literal.equals("null") == operator.startsWith("=");
            }
            int order = order(value, literal);
            return switch (operator) {
                case "==", "=" -> order == 0;
                case "!=" -> order != 0;
                case ">=" -> order >= 0;
                case "<=" -> order <= 0;
                case ">" -> order > 0;
                default -> order < 0;
            };
        };
    }

    private static int order(JsonNode value, String literal) {
        if (literal.startsWith("\"")) {
            String text = literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
            return value.asText().compareToIgnoreCase(text);
        }
        if (literal.toLowerCase(Locale.ROOT).startsWith("guid")) {
            return value.asText().compareToIgnoreCase(literal.substring(6, literal.length() - 2));
        }
        if (literal.startsWith("DateTime")) {
            String[] parts = literal.substring("DateTime(".length(), literal.length() - 1)
                    .split(",", -1);
            LocalDate day = LocalDate.of(
                    Integer.parseInt(parts[0].strip()),
                    Integer.parseInt(parts[1].strip()),
                    Integer.parseInt(parts[2].strip()));
            String text = value.asText();
            long millis = Long.parseLong(text.substring("/Date(".length(), text.length() - "+0000)/".length()));
            return Long.compare(
                    millis, day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        }
        return value.isNumber()
                ? value.decimalValue().compareTo(new BigDecimal(literal))
                : value.asText().compareTo(literal);
    }

    private static TwinFault malformed(String text) {
        return TwinFault.malformed(16, "QueryParseException", "The where clause is not understood: " + text);
    }
}
