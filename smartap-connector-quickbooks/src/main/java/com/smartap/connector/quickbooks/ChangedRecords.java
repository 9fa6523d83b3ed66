package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpPage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the records of one entity in the order of their last change, page by page, leaving none out. */
final class ChangedRecords {
    private static final int MAX_RESULTS = 1000;
    private final QuickBooksApi api;
    private final String entity;
    private final String filter;
    private final Duration lookBack;

    /** The filter is a condition that every query carries; empty for none. */
    ChangedRecords(QuickBooksApi api, String entity, String filter, Duration lookBack) {
        this.api = api;
        this.entity = entity;
        this.filter = filter;
        this.lookBack = lookBack;
    }

    <T> ErpPage<T> page(@Nullable String cursor, int limit, Function<ObjectNode, T> mapper) {
        if (limit < 1 || limit > MAX_RESULTS) {
            throw new InvalidRequestException("limit", "limit (%d) must be 1 to 1000".formatted(limit));
        }
        ChangeCursor from = cursor == null
                ? ChangeCursor.BEGINNING
                : ChangeCursor.parse(cursor).begin(lookBack);
        boolean overlaps = from.read() > 0;
        int asked = Math.min(MAX_RESULTS, overlaps ? limit + 1 : limit);
        List<ObjectNode> rows = query(from, asked, overlaps ? from.read() : 1);
        boolean more = rows.size() >= asked;
        boolean restarted = false;
        if (overlaps && isInPlace(from, rows)) {
            rows = rows.subList(1, rows.size());
        } else if (overlaps) {
            // Records left that moment, so positions moved: read it again from its beginning.
            rows = query(from, asked, 1);
            more = rows.size() >= asked;
            restarted = true;
        }
        if (rows.size() > limit) {
            rows = rows.subList(0, limit);
            more = true;
        }
        if (rows.isEmpty()) {
            return new ErpPage<>(List.of(), cursor == null ? null : finished(cursor), false);
        }
        ChangeCursor reached = reached(from, rows, restarted, !more);
        return new ErpPage<>(distinct(rows).stream().map(mapper).toList(), reached.text(), more);
    }

    static Instant modifiedAt(String what, ObjectNode row) {
        String text = Json.requireText(what, row.path("MetaData"), "LastUpdatedTime");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException(
                    "%s: LastUpdatedTime (%s) is not a moment with an offset".formatted(what, text), null, e);
        }
    }

    private List<ObjectNode> query(ChangeCursor from, int count, int start) {
        List<String> conditions = new ArrayList<>();
        if (!filter.isEmpty()) {
            conditions.add(filter);
        }
        if (!from.equals(ChangeCursor.BEGINNING)) {
            conditions.add("MetaData.LastUpdatedTime >= '%s'".formatted(from.at()));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return api.query(
                entity,
                "select * from %s%s orderby MetaData.LastUpdatedTime startposition %d maxresults %d"
                        .formatted(entity, where, start, count));
    }

    private boolean isInPlace(ChangeCursor from, List<ObjectNode> rows) {
        return !rows.isEmpty()
                && id(rows.get(0)).equals(from.lastId())
                && modifiedAt(entity, rows.get(0)).equals(from.at());
    }

    /** Nothing new: the same place, from which the next synchronisation reaches back. */
    private static String finished(String cursor) {
        ChangeCursor same = ChangeCursor.parse(cursor);
        return same.read() == 0 ? cursor : new ChangeCursor(same.at(), same.read(), same.lastId(), true).text();
    }

    private ChangeCursor reached(ChangeCursor from, List<ObjectNode> rows, boolean restarted, boolean finished) {
        ObjectNode last = rows.get(rows.size() - 1);
        Instant at = modifiedAt(entity, last);
        int read = 0;
        for (int i = rows.size() - 1; i >= 0 && modifiedAt(entity, rows.get(i)).equals(at); i--) {
            read++;
        }
        boolean sameMoment = read == rows.size() && at.equals(from.at()) && !restarted;
        return new ChangeCursor(at, sameMoment ? from.read() + read : read, id(last), finished);
    }

    private List<ObjectNode> distinct(List<ObjectNode> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream().filter(row -> seen.add(id(row))).toList();
    }

    private String id(ObjectNode row) {
        return Json.requireText(entity, row, "Id");
    }
}
