package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.erp.ErpPage;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the rows of a set in the order of (UpdateDate, UpdateTime, key). Places are written as if the server's wall
 * clock were UTC, so that neither a wrong zone nor a change to winter time can open a gap. Each synchronisation begins a
 * whole day before the last change that was read, since times within a day are not to be trusted. Business partners have
 * no UpdateDate until their first change: those created since come before the others.
 */
final class ChangedRows implements KeysetChanges.Source<ChangedRows.Placed> {
    private static final Logger log = LoggerFactory.getLogger(ChangedRows.class);
    private static final char CREATED = 'c';
    private static final char UPDATED = 'u';
    private final B1Api api;
    private final B1Set set;
    private final ZoneId zone;
    private final int mostRows;
    private final KeysetChanges<Placed> changes;
    private volatile boolean readsCreated;

    /**
     * A row with its place.
     *
     * @param row as it came
     * @param at the server's wall clock
     * @param id {@code u} and the key; or {@code c}, the time of creation, a bar and the key
     */
    record Placed(ObjectNode row, Instant at, String id) {}

    ChangedRows(B1Api api, B1Set set, B1Settings settings, int mostRows) {
        this.api = api;
        this.set = set;
        this.zone = settings.zone();
        this.mostRows = mostRows;
        this.readsCreated = set.lateUpdateDate();
        this.changes = new KeysetChanges<>(this, Placed::at, Placed::id, settings.lookBack());
    }

    <T> ErpPage<T> page(@Nullable String cursor, int limit, Function<ObjectNode, T> mapper) {
        return changes.page(cursor, limit, placed -> mapper.apply(placed.row()));
    }

    @Nullable
    String cursorSince(@Nullable Instant since) {
        return KeysetChanges.cursorSince(
                since == null ? null : since.atZone(zone).toLocalDateTime().toInstant(ZoneOffset.UTC));
    }

    @Override
    public KeysetChanges.Slice<Placed> after(Instant at, String id, int count) {
        boolean fromBeginning = !at.isAfter(Instant.EPOCH);
        if (!fromBeginning && readsCreated && (id.isEmpty() || id.charAt(0) == CREATED)) {
            List<Placed> created = created(at, id, count);
            if (!created.isEmpty()) {
                return new KeysetChanges.Slice<>(created, true);
            }
        }
        String key = id.isEmpty() || id.charAt(0) == CREATED && !fromBeginning ? "" : keyOf(id);
        String behind = fromBeginning
                ? set.behindUndated(key)
                : B1Set.behind("Update", local(at), key.isEmpty() ? null : set.behindKey(key));
        B1Api.Rows page = api.page(set.name(), query(behind, "Update"), Math.min(count, mostRows));
        return new KeysetChanges.Slice<>(
                page.rows().stream().map(this::placed).toList(),
                page.more() && !page.rows().isEmpty());
    }

    private List<Placed> created(Instant at, String id, int count) {
        LocalDateTime from = id.isEmpty() ? local(at) : LocalDateTime.parse(id.substring(1, id.indexOf('|')));
        String behind = B1Set.behind("Create", from, id.isEmpty() ? null : set.behindKey(keyOf(id)));
        try {
            return api
                    .page(set.name(), query("UpdateDate eq null and " + behind, "Create"), Math.min(count, mostRows))
                    .rows()
                    .stream()
                    .filter(row -> !row.hasNonNull("UpdateDate"))
                    .map(row -> new Placed(
                            row, at, CREATED + B1Values.changed(set.name(), row).toString() + "|" + key(row)))
                    .toList();
        } catch (ConnectorRefusedException e) {
            log.warn("{} cannot be read by their creation ({}); only changed ones come", set.name(), e.words());
            readsCreated = false;
            return List.of();
        }
    }

    private Map<String, String> query(String behind, String prefix) {
        Map<String, String> query = new LinkedHashMap<>();
        String both = set.condition().isEmpty() || behind.isEmpty() ? "" : " and ";
        String filter = set.condition() + both + behind;
        if (!filter.isEmpty()) {
            query.put("$filter", filter);
        }
        query.put("$orderby", "%sDate,%sTime,%s".formatted(prefix, prefix, set.key()));
        if (!set.select().isEmpty()) {
            query.put("$select", prefix.equals("Create") ? set.select() + ",CreateDate,CreateTime" : set.select());
        }
        return query;
    }

    /** Rows without a date come first, in the order of their keys. */
    private Placed placed(ObjectNode row) {
        return row.hasNonNull("UpdateDate")
                ? new Placed(row, B1Values.changed(set.name(), row).toInstant(ZoneOffset.UTC), UPDATED + key(row))
                : new Placed(row, Instant.EPOCH, CREATED + "|" + key(row));
    }

    private String key(ObjectNode row) {
        return Json.requireText(set.name(), row, set.key());
    }

    private static String keyOf(String id) {
        return id.charAt(0) == CREATED ? id.substring(id.indexOf('|') + 1) : id.substring(1);
    }

    private static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
