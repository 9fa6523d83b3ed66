package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Lists: filters, order, pages. Not thread-safe: its owner holds a lock. */
final class TwinLists {
    private static final int STANDARD = 100;
    private static final Set<String> PAGED =
            Set.of(TwinBooks.CONTACTS, TwinBooks.INVOICES, TwinBooks.CREDITS, TwinBooks.ORDERS, TwinBooks.PAYMENTS);
    private final TwinBooks books;
    private final TwinSchema schema;
    int largestPage = 1000;
    boolean knowsPageSize = true;
    boolean tellsPages = true;

    TwinLists(TwinBooks books, TwinSchema schema) {
        this.books = books;
        this.schema = schema;
    }

    /** Writes the rows of a request, and says on which page they are. */
    void answer(String entity, RecordedRequest request, ObjectNode answer) {
        HttpUrl url = request.getUrl();
        schema.list(entity, url);
        String order = url.queryParameter("order");
        boolean byChange = order != null && order.matches("UpdatedDateUTC( ASC)?") && PAGED.contains(entity);
        Instant since = since(request.getHeaders().get("If-Modified-Since"));
        List<ObjectNode> rows = new ArrayList<>(byChange ? behind(books.byChange(entity), since) : books.all(entity));
        rows.removeIf(filter(entity, url, byChange ? null : since).negate());
        if (!byChange) {
            sort(rows, order);
        }
        String page = url.queryParameter("page");
        ArrayNode array = answer.putArray(entity);
        if (page == null || !PAGED.contains(entity)) {
            rows.forEach(row -> array.add(entity.equals(TwinBooks.INVOICES) ? withoutLines(row) : row));
            return;
        }
        int number = number("page", page);
        int size = size(url.queryParameter("pageSize"));
        int from = (int) Math.min(rows.size(), (number - 1L) * size);
        List<ObjectNode> some = rows.subList(from, Math.min(rows.size(), from + size));
        boolean summary = "true".equalsIgnoreCase(url.queryParameter("summaryOnly"));
        some.forEach(row -> array.add(summary ? withoutLines(row) : row));
        if (tellsPages) {
            answer.putObject("pagination")
                    .put("page", number)
                    .put("pageSize", size)
                    .put("pageCount", (rows.size() + size - 1) / size)
                    .put("itemCount", rows.size());
        }
    }

    /** The records of an ordered list that were changed after a moment. */
    private static List<ObjectNode> behind(List<ObjectNode> ordered, @Nullable Instant since) {
        if (since == null) {
            return ordered;
        }
        int from = 0;
        int to = ordered.size();
        while (from < to) {
            int middle = (from + to) / 2;
            if (TwinDates.moment(ordered.get(middle), "UpdatedDateUTC").isAfter(since)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return ordered.subList(from, ordered.size());
    }

    private int size(@Nullable String asked) {
        int size = asked == null || !knowsPageSize ? STANDARD : number("pageSize", asked);
        if (size > 1000) {
            throw TwinFault.malformed(16, "QueryParseException", "pageSize is 1000 at the most");
        }
        return Math.min(size, largestPage);
    }

    private static int number(String name, String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw TwinFault.malformed(16, "QueryParseException", name + " must be a number from 1");
        }
        return Integer.parseInt(text);
    }

    private static Predicate<ObjectNode> filter(String entity, HttpUrl url, @Nullable Instant since) {
        Predicate<ObjectNode> filter = row ->
                since == null || TwinDates.moment(row, "UpdatedDateUTC").isAfter(since) || !row.has("UpdatedDateUTC");
        String where = url.queryParameter("where");
        if (where != null && !entity.equals(TwinBooks.ORDERS)) {
            Predicate<JsonNode> parsed = TwinWhere.parse(where);
            filter = filter.and(parsed::test);
        }
        if (entity.equals(TwinBooks.CONTACTS) && !"true".equalsIgnoreCase(url.queryParameter("includeArchived"))) {
            filter = filter.and(row -> row.path("ContactStatus").asText().equals("ACTIVE"));
        }
        if (entity.equals(TwinBooks.ORDERS)) {
            filter = filter.and(oneOf(url.queryParameter("Status"), row -> row.path("Status")))
                    .and(day(url.queryParameter("DateFrom"), 1))
                    .and(day(url.queryParameter("DateTo"), -1));
        }
        return filter.and(oneOf(url.queryParameter("IDs"), row -> row.path(TwinBooks.idField(entity))))
                .and(oneOf(url.queryParameter("InvoiceNumbers"), row -> row.path("InvoiceNumber")))
                .and(oneOf(
                        url.queryParameter("ContactIDs"),
                        row -> row.path("Contact").path("ContactID")))
                .and(oneOf(url.queryParameter("Statuses"), row -> row.path("Status")));
    }

    /** Lists of values are separated by commas, whatever the values hold. */
    private static Predicate<ObjectNode> oneOf(
            @Nullable String list, java.util.function.Function<ObjectNode, JsonNode> value) {
        if (list == null) {
            return row -> true;
        }
        Set<String> wanted = Stream.of(list.split(",", -1))
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return row -> wanted.contains(value.apply(row).asText().toLowerCase(Locale.ROOT));
    }

    private static Predicate<ObjectNode> day(@Nullable String day, int sign) {
        if (day == null) {
            return row -> true;
        }
        LocalDate border = LocalDate.parse(day);
        return row -> row.has("Date") && TwinDates.day(row, "Date").compareTo(border) * sign >= 0;
    }

    private static void sort(List<ObjectNode> rows, @Nullable String order) {
        if (order == null) {
            return;
        }
        String[] parts = order.strip().split("\\s+", -1);
        if (parts.length > 2 || parts.length == 2 && !parts[1].matches("(?i)ASC|DESC")) {
            throw TwinFault.malformed(16, "QueryParseException", "The order is not understood: " + order);
        }
        Comparator<ObjectNode> comparator = Comparator.comparing((ObjectNode row) -> key(row.path(parts[0])));
        rows.sort(parts.length == 2 && parts[1].equalsIgnoreCase("DESC") ? comparator.reversed() : comparator);
    }

    /** Moments in order of time: all have the same number of digits once they are filled up. */
    private static String key(JsonNode value) {
        String text = value.asText();
        return text.startsWith("/Date(")
                ? "%020d".formatted(Long.parseLong(text.substring(6, text.indexOf('+', 6))) + (1L << 50))
                : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant since(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return header.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(header).toInstant()
                    : LocalDateTime.parse(header).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw TwinFault.malformed(16, "QueryParseException", "If-Modified-Since is not understood: " + header);
        }
    }

    private static ObjectNode withoutLines(ObjectNode row) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        copy.setAll(row);
        copy.putArray("LineItems");
        return copy;
    }
}
