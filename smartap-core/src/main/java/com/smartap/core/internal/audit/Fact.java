package com.smartap.core.internal.audit;

import com.smartap.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something to be recorded.
 *
 * @param action such as {@code invoice.approved}
 * @param entityType such as {@code invoice}
 * @param entityId the id of what it was done to
 * @param data what was decided upon; texts that are too long for a record are cut, and say so
 */
public record Fact(String action, String entityType, String entityId, Map<String, String> data) {
    /** What all data of a record may have together, so that the record fits into a bundle of entries. */
    private static final int MOST = 12_000;

    private static final int MOST_EACH = 2_000;

    /** Cuts texts that are too long: a record must never keep from happening what it is about. */
    public Fact {
        Map<String, String> kept = new TreeMap<>();
        int left = MOST;
        for (Map.Entry<String, String> one : new TreeMap<>(data).entrySet()) {
            String text = cut(one.getValue(), Math.min(left, MOST_EACH));
            left = Math.max(0, left - text.length());
            kept.put(one.getKey(), text);
        }
        data = Map.copyOf(kept);
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        String hash = ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
        return "%s… (%d characters, SHA-256 %s)".formatted(text.substring(0, most), text.length(), hash);
    }
}
