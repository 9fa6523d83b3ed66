package com.smartap.connector.quickbooks;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an import goes on: at the moment of the last change that was read, behind the records of that very moment that
 * were read already. The last of them is named, and is read again: if it is no longer at its place, records have left
 * that moment, and the moment is read from its first record, so that no gap opens.
 *
 * @param at the moment, by the ERP's clock
 * @param read how many records of that moment were read
 * @param lastId the id of the last of them; empty if none was
 * @param phase which synchronisation this is, and whether it is finished
 * @param deletionsSince from when on deletions were not asked for yet, by the ERP's clock; null if it did not say so
 */
record ChangeCursor(
        Instant at,
        int read,
        String lastId,
        Phase phase,
        @Nullable Instant deletionsSince) {
    /** Before everything. */
    static final ChangeCursor BEGINNING = new ChangeCursor(Instant.EPOCH, 0, "", Phase.FIRST, null);

    private static final String VERSION = "q1";

    /** How far reading has come. */
    enum Phase {
        /** The very first reading goes on: nothing that was read before can have been deleted. */
        FIRST("f"),
        /** A later synchronisation goes on. */
        LATER("n"),
        /** Everything was read, so that the next synchronisation begins a look-back earlier. */
        FINISHED("e");

        private final String letter;

        Phase(String letter) {
            this.letter = letter;
        }

        static Phase of(String letter) {
            for (Phase phase : values()) {
                if (phase.letter.equals(letter)) {
                    return phase;
                }
            }
            throw new DateTimeException("unknown phase"); // malformed like an unreadable moment
        }
    }

    /** A synchronisation of what changed or was deleted since a moment. */
    static ChangeCursor since(Instant at) {
        return new ChangeCursor(at, 0, "", Phase.LATER, at);
    }

    /** The text form, such as {@code q1|n|2026-11-21T10:00:00Z|3|95|2026-11-20T10:00:00Z}. */
    String text() {
        String since = deletionsSince == null ? "" : deletionsSince.toString();
        return String.join("|", VERSION, phase.letter, at.toString(), String.valueOf(read), lastId, since);
    }

    static ChangeCursor parse(String text) {
        String[] parts = text.split("\\|", -1);
        try {
            if (parts.length >= 5 && parts.length <= 6 && parts[0].equals(VERSION) && parts[3].matches("[0-9]{1,9}")) {
                return new ChangeCursor(
                        Instant.parse(parts[2]),
                        Integer.parseInt(parts[3]),
                        parts[4],
                        Phase.of(parts[1]),
                        parts.length == 5 || parts[5].isEmpty() ? null : Instant.parse(parts[5]));
            }
        } catch (DateTimeException e) {
            throw malformed(text, e);
        }
        throw malformed(text, null);
    }

    /** Where the first page of a new synchronisation begins. */
    ChangeCursor begin(Duration lookBack) {
        return phase == Phase.FINISHED
                ? new ChangeCursor(at.minus(lookBack), 0, "", Phase.LATER, deletionsSince == null ? at : deletionsSince)
                : this;
    }

    /** Whether it is before everything, so that no condition is needed. */
    boolean isBeginning() {
        return at.equals(Instant.EPOCH) && read == 0;
    }

    /** The same place at the end of a synchronisation that asked for deletions up to a moment. */
    ChangeCursor finished(@Nullable Instant askedUntil) {
        return new ChangeCursor(at, read, lastId, Phase.FINISHED, askedUntil == null ? deletionsSince : askedUntil);
    }

    private static SmartApException malformed(String text, @Nullable Throwable cause) {
        return new SmartApException(
                ErrorCode.INVALID_REQUEST,
                "cursor (%s) is not one of this connector. Maybe begin without one".formatted(text),
                false,
                "cursor",
                cause);
    }
}
