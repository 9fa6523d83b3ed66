package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Change data capture: what changed and what was deleted since a moment, at most 1000 objects in one answer. */
final class TwinChanges {
    static final int MOST = 1000;
    private static final Duration LOOK_BACK = Duration.ofDays(30);
    private final TwinStore store;
    private final Clock clock;

    TwinChanges(TwinStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The answer's content, {@code [{"QueryResponse":[…]}]}. */
    ArrayNode since(String entities, String changedSince) {
        Instant since = parse(changedSince);
        if (since.isBefore(clock.instant().minus(LOOK_BACK))) {
            throw TwinFault.validation("2030", "Invalid changedSince", "changedSince is more than 30 days ago");
        }
        ArrayNode response = JsonNodeFactory.instance.arrayNode();
        ArrayNode queries = response.addObject().putArray("QueryResponse");
        int left = MOST;
        for (String name : entities.split(",", -1)) {
            String type = TwinStore.typeOf(name.strip())
                    .orElseThrow(
                            () -> TwinFault.validation("2010", "Invalid entity", "%s is not tracked".formatted(name)));
            if (type.startsWith("Tax")) {
                throw TwinFault.validation("2010", "Invalid entity", "%s is not tracked".formatted(type));
            }
            List<ObjectNode> rows = new ArrayList<>();
            store.all(type).stream()
                    .filter(row -> !TwinStore.changed(row).isBefore(since))
                    .forEach(rows::add);
            store.gone(type).forEach((id, at) -> {
                if (!at.isBefore(since)) {
                    rows.add(tombstone(id, at));
                }
            });
            rows.sort(Comparator.comparing(TwinStore::changed));
            List<ObjectNode> shown = rows.subList(0, Math.min(left, rows.size()));
            left -= shown.size();
            ObjectNode query = queries.addObject();
            if (!shown.isEmpty()) {
                shown.forEach(query.putArray(type)::add);
                query.put("startPosition", 1).put("maxResults", shown.size());
            }
        }
        return response;
    }

    private static ObjectNode tombstone(String id, Instant at) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("domain", "QBO").put("status", "Deleted").put("Id", id);
        row.putObject("MetaData").put("LastUpdatedTime", TwinStore.stamp(at));
        return row;
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw TwinFault.validation("2030", "Invalid changedSince", "changedSince is not a moment: " + text);
        }
    }
}
