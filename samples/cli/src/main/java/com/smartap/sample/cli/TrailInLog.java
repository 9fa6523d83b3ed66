package com.smartap.sample.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.sample.audit.AuditVerifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The audit trail of a sealed document, made ready to be looked for in an exported log. */
final class TrailInLog {
    private static final List<String> SHOWN = List.of("at", "action", "entityType", "entityId");

    private final List<String> problems = new ArrayList<>();
    private final Map<Long, String> records = new TreeMap<>();
    private final JsonNode trail;

    TrailInLog(JsonNode trail) {
        this.trail = trail;
        trail.path("records").forEach(this::record);
        if (records.isEmpty()) {
            problems.add("the embedded trail has no records of an audit log");
        }
    }

    /** What people read has to be what the entry says, and the entry what its hash says. */
    private void record(JsonNode shown) {
        long number = shown.path("sequence").asLong();
        String entry = shown.path("entry").asText();
        records.put(number, entry);
        if (!hash(entry).equals(shown.path("hash").asText())) {
            problems.add("record %d of the trail does not have the hash that it shows".formatted(number));
        }
        try {
            JsonNode meant = Json.MAPPER.readTree(entry);
            boolean same = meant.path("sequence").asText().equals(String.valueOf(number))
                    && SHOWN.stream().allMatch(field -> shown.path(field).equals(meant.path(field)))
                    && isData(shown.path("data"), meant);
            if (!same) {
                problems.add("record %d of the trail shows something else than its entry".formatted(number));
            }
        } catch (JsonProcessingException e) {
            problems.add("record %d of the trail cannot be read".formatted(number));
        }
    }

    /** An entry keeps people's names and words apart, encrypted: what is shown of these cannot be compared. */
    private static boolean isData(JsonNode shown, JsonNode meant) {
        for (var field : meant.path("data").properties()) {
            String value = field.getValue().asText();
            if (!value.startsWith("person:")
                    && !value.equals(shown.path(field.getKey()).asText())) {
                return false;
            }
        }
        boolean more = shown.properties().stream()
                .anyMatch(field -> !meant.path("data").has(field.getKey()));
        return !more || meant.has("sealed");
    }

    private static String hash(String entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(entry.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    List<String> problems() {
        return problems;
    }

    int size() {
        return records.size();
    }

    AuditVerifier.Trail wanted() {
        return new AuditVerifier.Trail(
                records,
                trail.path("log").path("size").asLong(),
                trail.path("log").path("root").asText());
    }
}
