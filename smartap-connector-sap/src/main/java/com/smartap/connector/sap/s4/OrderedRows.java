package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges.Slice;
import com.smartap.spi.ConnectorProtocolException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of an entity set behind a place, in the order of (second, id), whatever page size the server allows. */
final class OrderedRows {
    /**
     * What is read.
     *
     * @param filter a condition for all rows; empty for none
     * @param expand what comes with each row; empty for nothing
     */
    record Feed(S4Service service, String set, String filter, String expand, String idField) {}

    private final S4Api api;
    private final Feed feed;
    private final ChangeOrder order;

    OrderedRows(S4Api api, Feed feed, ChangeOrder order) {
        this.api = api;
        this.feed = feed;
        this.order = order;
    }

    Place place(ObjectNode row) {
        String id = Json.requireText(feed.set(), row, feed.idField());
        return Place.of(order.moment(row).orElse(Instant.EPOCH), id);
    }

    /** Rows behind a place; at least one if there is any. */
    Slice<ObjectNode> behind(Place place, int count) {
        List<ObjectNode> rows = new ArrayList<>();
        String id = place.id().isEmpty() ? "" : SapId.shown(place.id());
        for (ChangeOrder.Part part : order.behind(place.second(), id)) {
            int room = count - rows.size();
            Slice<ObjectNode> slice = read(part, place, room);
            rows.addAll(slice.rows());
            if (slice.more() || rows.size() >= count) {
                return new Slice<>(rows, true);
            }
        }
        return new Slice<>(rows, false);
    }

    private Slice<ObjectNode> read(ChangeOrder.Part part, Place from, int room) {
        S4Api.Rows page = api.rows(feed.service(), feed.set(), options(part, room), true);
        List<ObjectNode> rows = new ArrayList<>(page.rows());
        boolean more = page.next() != null || rows.size() >= room;
        if (more) {
            requireOrder(part, rows);
        }
        rows.removeIf(row -> place(row).compareTo(from) <= 0);
        rows.sort(Comparator.comparing(this::place));
        if (!more || rows.isEmpty() && page.rows().isEmpty()) {
            return new Slice<>(rows, false);
        }
        if (rows.isEmpty()) {
            throw new ConnectorProtocolException(
                    "%s: SAP answered rows that were not asked for, so that reading would not come to an end"
                            .formatted(feed.set()),
                    null,
                    null);
        }
        return part.oneSecond() || order.isExact()
                ? new Slice<>(rows, true)
                : withoutLastSecond(part, rows, from, room);
    }

    /**
     * Within a second SAP orders by digits that it does not show, so the last second of a page may lack rows with
     * smaller ids: it is left to the next page, or read by itself if the page holds nothing else.
     */
    private Slice<ObjectNode> withoutLastSecond(ChangeOrder.Part part, List<ObjectNode> rows, Place from, int room) {
        Instant last = place(rows.get(rows.size() - 1)).second();
        List<ObjectNode> sure =
                rows.stream().filter(row -> place(row).second().isBefore(last)).toList();
        if (!sure.isEmpty()) {
            return new Slice<>(sure, true);
        }
        List<ObjectNode> whole = read(order.within(last), from, room).rows();
        // Empty if the second's rows were changed meanwhile, and stand elsewhere now.
        return whole.isEmpty() ? read(part, from, room) : new Slice<>(whole, true);
    }

    /** A server that does not order would make gaps between pages. */
    private void requireOrder(ChangeOrder.Part part, List<ObjectNode> rows) {
        Place before = null;
        for (ObjectNode row : rows) {
            Place place = place(row);
            boolean exact = part.oneSecond() || order.isExact();
            if (before != null
                    && (exact ? place.compareTo(before) < 0 : place.second().isBefore(before.second()))) {
                throw new ConnectorProtocolException(
                        "%s: SAP did not answer in the order that was asked for ($orderby=%s)"
                                .formatted(feed.set(), part.orderBy()),
                        null,
                        null);
            }
            before = place;
        }
    }

    private Map<String, String> options(ChangeOrder.Part part, int room) {
        Map<String, String> options = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>();
        if (!feed.filter().isEmpty()) {
            conditions.add(feed.filter());
        }
        if (!part.filter().isEmpty()) {
            conditions.add(part.filter());
        }
        if (!conditions.isEmpty()) {
            options.put("$filter", String.join(" and ", conditions));
        }
        if (!feed.expand().isEmpty()) {
            options.put("$expand", feed.expand());
        }
        options.put("$orderby", part.orderBy());
        options.put("$top", String.valueOf(room));
        return options;
    }
}
