package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.quickbooks.ChangeCursor.Phase;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpPage;
import java.time.Clock;
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

/**
 * Reads the records of one entity in the order of their last change, page by page, leaving none out. The last page of
 * each synchronisation but the first names what was deleted since the one before.
 */
final class ChangedRecords {
    private static final int MAX_RESULTS = 1000;
    private final QuickBooksApi api;
    private final String entity;
    private final String filter;
    private final Duration lookBack;
    private final Clock clock;
    private final DeletedRecords deleted;

    /** The filter is a condition that every query carries; empty for none. */
    ChangedRecords(QuickBooksApi api, String entity, String filter, Duration lookBack, Clock clock) {
        this.api = api;
        this.entity = entity;
        this.filter = filter;
        this.lookBack = lookBack;
        this.clock = clock;
        this.deleted = new DeletedRecords(api, entity, lookBack);
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
        QuickBooksApi.Rows answer = query(from, asked, overlaps ? from.read() : 1);
        Instant now = answer.time().orElseGet(() -> clock.instant().minus(lookBack));
        if (from.phase() == Phase.FIRST && from.deletionsSince() == null) {
            from = new ChangeCursor(from.at(), from.read(), from.lastId(), Phase.FIRST, now);
        }
        List<ObjectNode> rows = answer.rows();
        boolean more = rows.size() >= asked;
        boolean restarted = false;
        if (overlaps && isInPlace(from, rows)) {
            rows = rows.subList(1, rows.size());
        } else if (overlaps) {
            // Records left that moment, so positions moved: read it again from its beginning.
            rows = query(from, asked, 1).rows();
            more = rows.size() >= asked;
            restarted = true;
        }
        if (rows.size() > limit) {
            rows = rows.subList(0, limit);
            more = true;
        }
        if (rows.isEmpty()) {
            return cursor == null
                    ? new ErpPage<>(List.of(), null, false)
                    : last(List.of(), ended(ChangeCursor.parse(cursor), from), now);
        }
        ChangeCursor reached = reached(from, rows, restarted);
        List<T> items = distinct(rows).stream().map(mapper).toList();
        return more ? new ErpPage<>(items, reached.text(), true) : last(items, reached, now);
    }

    /** The last page of a synchronisation. */
    private <T> ErpPage<T> last(List<T> items, ChangeCursor reached, Instant now) {
        Instant since = reached.deletionsSince();
        if (reached.phase() == Phase.FIRST || since == null) {
            return new ErpPage<>(items, reached.finished(null).text(), false);
        }
        DeletedRecords.Deleted gone = deleted.since(since, now);
        return new ErpPage<>(items, gone.ids(), reached.finished(gone.until()).text(), false);
    }

    /** Nothing new: the same place as before the look-back. */
    private static ChangeCursor ended(ChangeCursor known, ChangeCursor from) {
        return new ChangeCursor(known.at(), known.read(), known.lastId(), from.phase(), from.deletionsSince());
    }

    static Instant modifiedAt(String what, JsonNode row) {
        String text = Json.requireText(what, row.path("MetaData"), "LastUpdatedTime");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new ConnectorProtocolException(
                    "%s: LastUpdatedTime (%s) is not a moment with an offset".formatted(what, text), null, e);
        }
    }

    private QuickBooksApi.Rows query(ChangeCursor from, int count, int start) {
        List<String> conditions = new ArrayList<>();
        if (!filter.isEmpty()) {
            conditions.add(filter);
        }
        if (!from.isBeginning()) {
            conditions.add("MetaData.LastUpdatedTime >= '%s'".formatted(from.at()));
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return api.query(
                true,
                entity,
                "select * from %s%s orderby MetaData.LastUpdatedTime startposition %d maxresults %d"
                        .formatted(entity, where, start, count));
    }

    private boolean isInPlace(ChangeCursor from, List<ObjectNode> rows) {
        return !rows.isEmpty()
                && id(rows.get(0)).equals(from.lastId())
                && modifiedAt(entity, rows.get(0)).equals(from.at());
    }

    private ChangeCursor reached(ChangeCursor from, List<ObjectNode> rows, boolean restarted) {
        ObjectNode last = rows.get(rows.size() - 1);
        Instant at = modifiedAt(entity, last);
        int read = 0;
        for (int i = rows.size() - 1; i >= 0 && modifiedAt(entity, rows.get(i)).equals(at); i--) {
            read++;
        }
        boolean sameMoment = read == rows.size() && at.equals(from.at()) && !restarted;
        return new ChangeCursor(
                at, sameMoment ? from.read() + read : read, id(last), from.phase(), from.deletionsSince());
    }

    private List<ObjectNode> distinct(List<ObjectNode> rows) {
        Set<String> seen = new HashSet<>();
        return rows.stream().filter(row -> seen.add(id(row))).toList();
    }

    private String id(ObjectNode row) {
        return Json.requireText(entity, row, "Id");
    }
}
