package com.smartap.connector.xero;

import com.smartap.spi.InvalidRequestException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place behind which an import goes on.
 *
 * @param at the last change of the last record that was read, by Xero's clock
 * @param id its id; empty for before the first of the moment
 * @param finished whether everything was read, so that the next synchronisation begins a look-back earlier
 * @param window what is left of a list that is read from its end; null if none is
 */
record ChangeCursor(
        Instant at, String id, boolean finished, @Nullable Window window) {
    static final ChangeCursor BEGINNING = since(Instant.EPOCH);
    private static final String VERSION = "x1";

    /**
     * A list that is read from its end to its beginning.
     *
     * @param since what it was asked with
     * @param unread how many records from its beginning were not read yet
     * @param asked the size of page that is asked for
     * @param size the size of page that Xero gives
     */
    record Window(Instant since, int unread, int asked, int size) {}

    static ChangeCursor since(Instant at) {
        return new ChangeCursor(at, "", false, null);
    }

    /** The text form, such as {@code x1|e|2026-11-21T10:00:00Z|OTU|}; the id is in base 64. */
    String text() {
        String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
        String rest = window == null
                ? ""
                : "%s,%d,%d,%d".formatted(window.since(), window.unread(), window.asked(), window.size());
        return String.join("|", VERSION, finished ? "e" : "n", at.toString(), coded, rest);
    }

    static ChangeCursor parse(String text) {
        String[] parts = text.split("\\|", -1);
        try {
            if (parts.length == 5 && parts[0].equals(VERSION) && parts[1].matches("[en]")) {
                String id = new String(Base64.getUrlDecoder().decode(parts[3]), StandardCharsets.UTF_8);
                return new ChangeCursor(Instant.parse(parts[2]), id, parts[1].equals("e"), window(parts[4]));
            }
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    /** Where a page begins: the first of a new synchronisation reaches back. */
    ChangeCursor begin(Duration lookBack) {
        return finished ? since(at.minus(lookBack)) : this;
    }

    /** Everything was read. A place that no record was ever read at stays as it is. */
    ChangeCursor finish() {
        return id.isEmpty() ? this : new ChangeCursor(at, id, true, null);
    }

    /** Whether a record lies behind this place. */
    boolean isBefore(Instant changedAt, String otherId) {
        int order = at.compareTo(changedAt);
        return order < 0 || order == 0 && id.compareTo(otherId) < 0;
    }

    private static @Nullable Window window(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(",", -1);
        Window window = new Window(
                Instant.parse(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
        if (window.unread() < 0 || window.asked() < 1 || window.size() < 1) {
            throw new IllegalArgumentException("out of range");
        }
        return window;
    }

    private static InvalidRequestException malformed(String text) {
        return new InvalidRequestException(
                "cursor", "cursor (%s) is not one of this connector. Maybe begin without one".formatted(text));
    }
}
