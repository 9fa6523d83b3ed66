package com.smartap.testkit.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.Api;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query over the rows of one entity: {@code $filter}, {@code $orderby}, {@code $top}, {@code $skip}, {@code $select},
 * {@code $count} and {@code $inlinecount}. Reading it checks everything, whether there are rows or not. Immutable.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class ODataQuery {
    private static final Set<String> OPTIONS = Set.of(
            "$filter",
            "$orderby",
            "$top",
            "$skip",
            "$select",
            "$expand",
            "$count",
            "$inlinecount",
            "$format",
            "$skiptoken",
            "$search");

    private final Predicate<JsonNode> filter;
    private final List<Sorting> order;
    private final OptionalInt top;
    private final int skip;
    private final List<String> select;
    private final List<String> expand;
    private final boolean counted;
    private final boolean ignoreCase;

    /** A property to sort by. */
    private record Sorting(Operand.Property property, boolean descending) {}

    /** A row with the values that it is sorted by, each read once. */
    private record Sorted(ObjectNode row, List<Optional<Comparable<?>>> keys, int position) {}

    private ODataQuery(ODataEntity entity, Map<String, String> options, ODataDialect dialect, boolean ignoreCase) {
        for (String option : options.keySet()) {
            if (option.startsWith("$") && !OPTIONS.contains(option)) {
                throw new ODataQueryException("'%s' is no query option".formatted(option));
            }
        }
        String text = options.get("$filter");
        this.filter = text == null ? row -> true : FilterParser.parse(text, entity, dialect, ignoreCase);
        String sorted = options.get("$orderby");
        this.order = sorted == null ? List.of() : order(sorted, entity);
        this.ignoreCase = ignoreCase;
        String most = options.get("$top");
        this.top = most == null ? OptionalInt.empty() : OptionalInt.of(number("$top", most));
        this.skip = number("$skip", options.getOrDefault("$skip", "0"));
        this.expand = list(options.get("$expand"));
        this.select = list(options.get("$select"));
        for (String name : select) {
            if (!name.equals("*") && !expand.contains(name.split("/")[0])) {
                entity.kind(name);
            }
        }
        this.counted = counted(options, dialect);
    }

    /**
     * Reads a query.
     *
     * @param options names and values as they stand in the address, decoded; those without {@code $} are left out
     * @param ignoreCase whether texts are compared without regard to case
     * @throws ODataQueryException if a real service would refuse it
     */
    public static ODataQuery of(
            ODataEntity entity, Map<String, String> options, ODataDialect dialect, boolean ignoreCase) {
        return new ODataQuery(entity, options, dialect, ignoreCase);
    }

    /** The rows that the filter lets through, in the order asked for; {@code $top} and {@code $skip} do not count. */
    public List<ObjectNode> matching(Collection<ObjectNode> rows) {
        return matching(rows, Integer.MAX_VALUE);
    }

    /**
     * The first of the rows that match, for pages of large sets: no more than these are sorted.
     *
     * @param most how many at the most, at least 1
     */
    public List<ObjectNode> matching(Collection<ObjectNode> rows, int most) {
        PriorityQueue<Sorted> first = new PriorityQueue<>(this::compareBackwards); // the last of them is its head
        int position = 0;
        for (ObjectNode row : rows) {
            if (filter.test(row)) {
                Sorted next = new Sorted(row, keys(row), position);
                position++;
                if (first.size() < most) {
                    first.add(next);
                } else if (compareBackwards(next, first.element()) > 0) {
                    first.remove();
                    first.add(next);
                }
            }
        }
        List<Sorted> found = new ArrayList<>(first);
        found.sort((one, other) -> compareBackwards(other, one));
        return found.stream().map(Sorted::row).toList();
    }

    private List<Optional<Comparable<?>>> keys(ObjectNode row) {
        List<Optional<Comparable<?>>> keys = new ArrayList<>(order.size());
        for (Sorting sorting : order) {
            keys.add(Optional.ofNullable(
                    sorting.property().value(row, sorting.property().kind())));
        }
        return keys;
    }

    /** What is missing comes first, and what is equal stays as it was. */
    private int compareBackwards(Sorted one, Sorted other) {
        for (int i = 0; i < order.size(); i++) {
            Optional<Comparable<?>> a = one.keys().get(i);
            Optional<Comparable<?>> b = other.keys().get(i);
            int result = a.isEmpty() || b.isEmpty()
                    ? Boolean.compare(a.isPresent(), b.isPresent())
                    : Values.compare(a.get(), b.get(), ignoreCase);
            if (result != 0) {
                return order.get(i).descending() ? result : -result;
            }
        }
        return Integer.compare(other.position(), one.position());
    }

    /** Of rows that match, those that {@code $skip} and {@code $top} leave. */
    public List<ObjectNode> window(List<ObjectNode> matching) {
        int from = Math.min(skip, matching.size());
        int to = (int) Math.min(matching.size(), (long) from + top.orElse(matching.size()));
        return List.copyOf(matching.subList(from, to));
    }

    /** A copy of a row with the selected properties only. */
    public ObjectNode project(ObjectNode row) {
        if (select.isEmpty() || select.contains("*")) {
            return row.deepCopy();
        }
        ObjectNode copy = row.objectNode();
        for (String path : select) {
            String name = path.split("/")[0];
            if (row.has(name)) {
                copy.set(name, row.path(name).deepCopy());
            }
        }
        return copy;
    }

    /** Whether the number of matching rows is asked for. */
    public boolean counted() {
        return counted;
    }

    /** {@code $top}. */
    public OptionalInt top() {
        return top;
    }

    /** {@code $skip}; 0 if it is not asked for. */
    public int skip() {
        return skip;
    }

    /** {@code $select}; empty for everything. */
    public List<String> select() {
        return select;
    }

    /** {@code $expand}, which the caller evaluates. */
    public List<String> expand() {
        return expand;
    }

    private static List<Sorting> order(String text, ODataEntity entity) {
        List<Sorting> order = new ArrayList<>();
        for (String part : FilterParser.names(text)) {
            String[] words = part.split("\\s+", -1);
            if (words.length > 2 || words.length == 2 && !Set.of("asc", "desc").contains(words[1])) {
                throw new ODataQueryException("$orderby: '%s' is not understood".formatted(part));
            }
            order.add(new Sorting(
                    new Operand.Property(words[0], entity.kind(words[0])),
                    words.length == 2 && words[1].equals("desc")));
        }
        return order;
    }

    private static boolean counted(Map<String, String> options, ODataDialect dialect) {
        String count = options.get("$count");
        String inline = options.get("$inlinecount");
        if (count != null
                && (dialect == ODataDialect.V2 || !Set.of("true", "false").contains(count))) {
            throw new ODataQueryException("$count (%s) is not understood".formatted(count));
        }
        if (inline != null
                && (dialect == ODataDialect.V4 || !Set.of("allpages", "none").contains(inline))) {
            throw new ODataQueryException("$inlinecount (%s) is not understood".formatted(inline));
        }
        return "true".equals(count) || "allpages".equals(inline);
    }

    private static int number(String option, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new ODataQueryException("%s (%s) must be a whole number".formatted(option, value));
        }
        return Integer.parseInt(value);
    }

    private static List<String> list(@Nullable String value) {
        return value == null ? List.of() : FilterParser.names(value);
    }
}
