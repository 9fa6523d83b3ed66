package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of one organisation, in BILL's own shape. */
final class TwinBooks {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'+00:00'").withZone(ZoneOffset.UTC);
    final Map<String, ObjectNode> vendors = new LinkedHashMap<>();
    final Map<String, ObjectNode> accounts = new LinkedHashMap<>();
    final Map<String, ObjectNode> bills = new LinkedHashMap<>();
    final Map<String, ObjectNode> payments = new LinkedHashMap<>();
    private final Clock clock;
    private int made;

    TwinBooks(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** An id of BILL's kind: a prefix of three and seventeen more. */
    String id(String prefix) {
        made++;
        return "%s02%s%08dx".formatted(prefix, "TWINTW", made);
    }

    ObjectNode record(String prefix) {
        String now = now();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id(prefix))
                .put("createdTime", now)
                .put("updatedTime", now);
    }

    void touch(ObjectNode row) {
        row.put("updatedTime", now());
    }

    String now() {
        return time(clock.instant());
    }

    static String time(Instant moment) {
        return FORM.format(moment);
    }

    static ObjectNode require(Map<String, ObjectNode> table, String what, String id) {
        return Optional.ofNullable(table.get(id)).orElseThrow(() -> TwinFault.missing(what, id));
    }

    static List<ObjectNode> all(Map<String, ObjectNode> table) {
        return new ArrayList<>(table.values());
    }
}
