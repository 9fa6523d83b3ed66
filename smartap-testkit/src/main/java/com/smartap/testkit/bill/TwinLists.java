package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Lists with filters, order and pages, as BILL's guide to search operations describes them. */
final class TwinLists {
    private static final Pattern FILTER = Pattern.compile("([a-zA-Z.]+):(eq|sw):(\"([^\"]*)\"|[^,\"]*)(,|$)");
    private static final Set<String> QUERY = Set.of("max", "filters", "sort", "page");
    private final Consumer<String> violation;

    TwinLists(Consumer<String> violation) {
        this.violation = violation;
    }

    /**
     * A page.
     *
     * @param filterable the fields that BILL's page of filterable fields names for this list
     */
    ObjectNode page(HttpUrl url, List<ObjectNode> rows, Set<String> filterable) {
        url.queryParameterNames().stream()
                .filter(name -> !QUERY.contains(name))
                .forEach(
                        name -> violation.accept("%s has the unknown parameter %s".formatted(url.encodedPath(), name)));
        List<ObjectNode> found = sorted(url, filtered(url, rows, filterable));
        int max = number(url, "max", 20);
        if (max < 1 || max > 100) {
            violation.accept("max (%d) is not 1 to 100".formatted(max));
            throw TwinFault.request("max is not valid.");
        }
        int from = number(url, "page", 0);
        int to = Math.min(found.size(), from + max);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode results = page.putArray("results");
        found.subList(Math.min(from, to), to).forEach(row -> results.add(row.deepCopy()));
        page.put("nextPage", to < found.size() ? "p%d".formatted(to) : "");
        page.put("prevPage", "");
        return page;
    }

    private List<ObjectNode> filtered(HttpUrl url, List<ObjectNode> rows, Set<String> filterable) {
        String filters = url.queryParameter("filters");
        List<ObjectNode> found = rows;
        Matcher matcher = FILTER.matcher(filters == null ? "" : filters);
        int end = 0;
        while (matcher.find() && matcher.end() > end) {
            String field = matcher.group(1);
            String value = matcher.group(4) == null ? matcher.group(3) : matcher.group(4);
            if (!filterable.contains(field)) {
                violation.accept("%s cannot be filtered by %s".formatted(url.encodedPath(), field));
                throw TwinFault.request("%s cannot be filtered.".formatted(field));
            }
            boolean prefix = matcher.group(2).equals("sw");
            found = found.stream()
                    .filter(row -> prefix
                            ? row.path(field).asText().startsWith(value)
                            : row.path(field).asText().equals(value))
                    .toList();
            end = matcher.end();
        }
        if (filters != null && end != filters.length()) {
            violation.accept("filters (%s) cannot be understood".formatted(filters));
            throw TwinFault.request("filters are not valid.");
        }
        return found;
    }

    private List<ObjectNode> sorted(HttpUrl url, List<ObjectNode> rows) {
        String sort = url.queryParameter("sort");
        if (sort == null) {
            return rows;
        }
        if (!sort.matches("(name|createdTime|updatedTime):(asc|desc)")) {
            violation.accept("sort (%s) is not known".formatted(sort));
            throw TwinFault.request("sort is not valid.");
        }
        String field = sort.substring(0, sort.indexOf(':'));
        List<ObjectNode> list = new java.util.ArrayList<>(rows);
        if (sort.endsWith("desc")) {
            Collections.reverse(list);
        }
        Comparator<ObjectNode> order =
                Comparator.comparing(row -> row.path(field).asText());
        list.sort(sort.endsWith("desc") ? order.reversed() : order);
        return list;
    }

    private static int number(HttpUrl url, String name, int standard) {
        String value = url.queryParameter(name);
        String digits = value == null ? "" : value.replaceFirst("^p", "");
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : standard;
    }
}
