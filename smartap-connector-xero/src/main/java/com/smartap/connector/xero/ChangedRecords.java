package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.xero.ChangeCursor.Window;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpPage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one kind in the order of their last change. Xero counts pages by position, so records that are
 * changed meanwhile leave their place, and those behind them move up: reading on by position would pass over some.
 * Hence each page is asked for by time, a second before the last that was read, since it is not known whether Xero's
 * "since" includes its own second; and a page ends where a moment does, unless the list ends. Only where one page cannot
 * hold the records of a moment is the list read by position, and then from its end to its beginning: whatever moves up
 * then moves to what is still to be read.
 */
final class ChangedRecords {
    private static final int MOST = 1000;
    private final XeroApi api;
    private final String entity;
    private final String idField;
    private final Map<String, String> query;
    private final int largestPage;
    private final Duration lookBack;

    ChangedRecords(
            XeroApi api, String entity, String idField, Map<String, String> query, int largestPage, Duration lookBack) {
        this.api = api;
        this.entity = entity;
        this.idField = idField;
        this.query = query;
        this.largestPage = largestPage;
        this.lookBack = lookBack;
    }

    static @Nullable String cursorSince(@Nullable Instant since) {
        return since == null ? null : ChangeCursor.since(since).text();
    }

    private record Row(Instant at, String id, ObjectNode node) {}

    /**
     * Reads one page.
     *
     * @param mapper turns a record into what the page holds; empty for records of no interest
     */
    <T> ErpPage<T> page(@Nullable String cursor, int limit, Function<ObjectNode, Optional<T>> mapper) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequestException("limit", "limit (%d) must be 1 to 1000".formatted(limit));
        }
        int most = Math.min(limit, largestPage);
        ChangeCursor known = cursor == null ? ChangeCursor.BEGINNING : ChangeCursor.parse(cursor);
        Window window = known.window();
        Slice slice = window == null ? forward(known, cursor, most) : backward(known, window, most);
        List<T> items = slice.rows().stream()
                .map(Row::node)
                .map(mapper)
                .flatMap(Optional::stream)
                .toList();
        return new ErpPage<>(items, slice.cursor(), slice.more());
    }

    private record Slice(List<Row> rows, @Nullable String cursor, boolean more) {}

    private Slice forward(ChangeCursor known, @Nullable String cursor, int limit) {
        ChangeCursor from = known.begin(lookBack);
        Instant since = from.at().equals(Instant.EPOCH)
                ? Instant.EPOCH
                : from.at().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        int asked = Math.max(limit, XeroPage.STANDARD);
        XeroPage page = fetch(since, 1, asked);
        List<Row> all = rows(page);
        List<Row> fresh =
                all.stream().filter(row -> from.isBefore(row.at(), row.id())).toList();
        if (page.more()) {
            Instant border = all.isEmpty() ? from.at() : all.get(all.size() - 1).at();
            fresh = fresh.stream().filter(row -> row.at().isBefore(border)).toList();
            if (fresh.isEmpty()) {
                return fromTheEnd(from, since, asked, page, limit);
            }
        }
        if (fresh.isEmpty()) {
            return new Slice(List.of(), cursor == null ? null : known.finish().text(), false);
        }
        boolean more = page.more() || fresh.size() > limit;
        List<Row> some = fresh.subList(0, Math.min(limit, fresh.size()));
        Row last = some.get(some.size() - 1);
        return new Slice(some, new ChangeCursor(last.at(), last.id(), !more, null).text(), more);
    }

    /** The records of a moment do not fit on a page, so the list is read by position, beginning with its last page. */
    private Slice fromTheEnd(ChangeCursor from, Instant since, int asked, XeroPage first, int limit) {
        int number = first.pages() > 0 ? first.pages() : lastPage(since, asked);
        XeroPage last = number == 1 ? first : fetch(since, number, asked);
        while (last.rows().isEmpty() && number > 1) { // records left meanwhile
            number--;
            last = fetch(since, number, asked);
        }
        List<Row> rows = rows(last);
        Row top = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        ChangeCursor reached = top == null ? from : new ChangeCursor(top.at(), top.id(), false, null);
        int unread = (number - 1) * first.size() + rows.size();
        return cut(reached, new Window(since, unread, asked, first.size()), limit, number, last);
    }

    private Slice backward(ChangeCursor top, Window window, int limit) {
        int number = Math.max(0, window.unread() - 1) / window.size() + 1;
        return cut(top, window, limit, number, fetch(window.since(), number, window.asked()));
    }

    /** The last unread records of a page. Records may have left since, so that the page ends earlier than it did. */
    private Slice cut(ChangeCursor top, Window window, int limit, int number, XeroPage page) {
        int start = (number - 1) * window.size();
        int end = Math.min(window.unread(), start + page.rows().size());
        int begin = Math.max(start, end - limit);
        List<Row> some = begin < end
                ? page.rows().subList(begin - start, end - start).stream()
                        .map(this::row)
                        .toList()
                : List.of();
        if (begin <= 0) {
            return new Slice(some, top.finish().text(), false);
        }
        Window rest = new Window(window.since(), begin, window.asked(), window.size());
        return new Slice(some, new ChangeCursor(top.at(), top.id(), false, rest).text(), true);
    }

    /** Finds the last page that holds something, where Xero does not say how many there are. */
    private int lastPage(Instant since, int asked) {
        int held = 1;
        int empty = 2;
        while (empty < 1 << 20) {
            XeroPage page = fetch(since, empty, asked);
            if (page.rows().isEmpty()) {
                break;
            }
            held = empty;
            if (!page.more()) {
                return held;
            }
            empty *= 2;
        }
        while (empty - held > 1) {
            int middle = (held + empty) / 2;
            if (fetch(since, middle, asked).rows().isEmpty()) {
                empty = middle;
            } else {
                held = middle;
            }
        }
        return held;
    }

    private XeroPage fetch(Instant since, int number, int asked) {
        return api.page(entity, query, number, asked, since.equals(Instant.EPOCH) ? null : since, true);
    }

    /** In the order of change and id, whatever the order among equal times is. */
    private List<Row> rows(XeroPage page) {
        return page.rows().stream()
                .map(this::row)
                .sorted(Comparator.comparing(Row::at).thenComparing(Row::id))
                .toList();
    }

    private Row row(ObjectNode node) {
        String id = Json.requireText(entity, node, idField);
        return new Row(XeroDates.updated(entity + " " + id, node), id, node);
    }
}
