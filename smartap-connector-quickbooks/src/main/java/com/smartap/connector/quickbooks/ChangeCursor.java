package com.smartap.connector.quickbooks;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * Where an import goes on: at the moment of the last change that was read, behind the records of that very moment that
 * were read already. The last of them is named, and is read again: if it is no longer at its place, records have left
 * that moment, and the moment is read from its first record, so that no gap opens.
 *
 * @param at the moment, by the ERP's clock
 * @param read how many records of that moment were read
 * @param lastId the id of the last of them; empty if none was
 * @param finished whether everything was read, so that the next synchronisation begins a look-back earlier
 */
record ChangeCursor(Instant at, int read, String lastId, boolean finished) {
    /** Before everything. */
    static final ChangeCursor BEGINNING = since(Instant.EPOCH);

    private static final String VERSION = "q1";

    static ChangeCursor since(Instant at) {
        return new ChangeCursor(at, 0, "", false);
    }

    /** The text form, such as {@code q1|n|2026-11-21T10:00:00Z|3|95}. */
    String text() {
        return String.join("|", VERSION, finished ? "e" : "n", at.toString(), String.valueOf(read), lastId);
    }

    static ChangeCursor parse(String text) {
        String[] parts = text.split("\\|", -1);
        try {
            if (parts.length == 5 && parts[0].equals(VERSION) && parts[3].matches("[0-9]{1,9}")) {
                return new ChangeCursor(
                        Instant.parse(parts[2]), Integer.parseInt(parts[3]), parts[4], parts[1].equals("e"));
            }
        } catch (DateTimeException e) {
            throw malformed(text, e);
        }
        throw malformed(text, null);
    }

    /** Where the first page of a new synchronisation begins. */
    ChangeCursor begin(Duration lookBack) {
        return finished ? since(at.minus(lookBack)) : this;
    }

    private static SmartApException malformed(String text, @org.jspecify.annotations.Nullable Throwable cause) {
        return new SmartApException(
                ErrorCode.INVALID_REQUEST,
                "cursor (%s) is not one of this connector. Maybe begin without one".formatted(text),
                false,
                "cursor",
                cause);
    }
}
