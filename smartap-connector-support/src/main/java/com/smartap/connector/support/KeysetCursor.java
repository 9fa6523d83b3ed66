package com.smartap.connector.support;

import com.smartap.spi.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The place behind which an import goes on.
 *
 * @param at the last change of the last record that was read, by the ERP's clock
 * @param id the id of that record; empty for before the first of the moment
 * @param finished whether everything was read, so that the next synchronisation begins a look-back earlier
 */
record KeysetCursor(Instant at, String id, boolean finished) {
    static final KeysetCursor BEGINNING = since(Instant.EPOCH);
    private static final String VERSION = "k1";

    static KeysetCursor since(Instant at) {
        return new KeysetCursor(at, "", false);
    }

    /** The text form, such as {@code k1|e|2026-11-21T10:00:00Z|OTU}; the id is in base 64. */
    String text() {
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        return String.join("|", VERSION, finished ? "e" : "n", at.toString(), coded);
    }

    static KeysetCursor parse(String text) {
        String[] parts = text.split("\\|", -1);
        try {
            if (parts.length == 4 && parts[0].equals(VERSION) && parts[1].matches("[en]")) {
                String id = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
                return new KeysetCursor(Instant.parse(parts[2]), id, parts[1].equals("e"));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    /** Where a page begins: the first of a new synchronisation reaches back. */
    KeysetCursor begin(Duration lookBack) {
        return finished ? since(at.minus(lookBack)) : this;
    }

    /** Everything was read. A place that no record was ever read at stays as it is. */
    KeysetCursor finish() {
        return id.isEmpty() ? this : new KeysetCursor(at, id, true);
    }

    private static InvalidRequestException malformed(String text) {
        return new InvalidRequestException(
                "cursor", "cursor (%s) is not one of this connector. Maybe begin without one".formatted(text));
    }
}
