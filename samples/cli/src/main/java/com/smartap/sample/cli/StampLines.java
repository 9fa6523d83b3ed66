package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.ContentHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of an audit trail is printed on the document: its plain facts, then who did what and when. */
final class StampLines {
    private static final int MOST = 12;
    private static final int LONGEST = 120;
    private static final List<String> WHAT = List.of("action", "type", "decision", "step", "role", "event");
    private static final List<String> WHO = List.of("by", "user", "actor", "approver", "name");
    private static final List<String> WHEN = List.of("at", "time", "timestamp", "date", "on");

    private StampLines() {}

    static List<String> of(String name, ContentHash hash, JsonNode trail) {
        List<String> lines = new ArrayList<>(List.of("File: " + name, "SHA-256: " + hash.hex()));
        List<String> deeds = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : trail.properties()) {
            JsonNode value = entry.getValue();
            if (value.isArray()) {
                value.forEach(deed -> deeds.add(deed(entry.getKey(), deed)));
            } else if (value.isObject()) {
                facts(entry.getKey() + " ", value, lines);
            } else {
                lines.add("%s: %s".formatted(entry.getKey(), value.asText()));
            }
        }
        deeds.removeIf(String::isBlank);
        int room = Math.max(1, MOST - lines.size());
        lines.addAll(deeds.subList(Math.max(0, deeds.size() - room), deeds.size()));
        return lines.stream()
                .limit(MOST)
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
                .toList();
    }

    private static void facts(String prefix, JsonNode object, List<String> lines) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getValue().isValueNode()) {
                lines.add("%s%s: %s"
                        .formatted(prefix, entry.getKey(), entry.getValue().asText()));
            }
        }
    }

    private static String deed(String list, JsonNode deed) {
        if (deed.isValueNode()) {
            return deed.asText();
        }
        String what = first(deed, WHAT);
        String who = first(deed, WHO);
        String when = first(deed, WHEN);
        return (what.isEmpty() ? list : what)
                + (who.isEmpty() ? "" : " by " + who)
                + (when.isEmpty() ? "" : " on " + when);
    }

    private static String first(JsonNode deed, List<String> keys) {
        return keys.stream()
                .filter(key -> deed.path(key).isValueNode())
                .map(key -> deed.path(key).asText())
                .findFirst()
                .orElse("");
    }
}
