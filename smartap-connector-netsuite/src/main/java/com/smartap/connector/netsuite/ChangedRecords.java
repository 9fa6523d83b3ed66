package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteApi.Rows;
import com.smartap.connector.netsuite.NetSuiteBooks.Kind;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpPage;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one kind in the order of their last change, page by page, and at the end of a synchronisation what
 * was deleted since the one before. A cursor is {@code n1;moment of the last synchronisation or -;place}.
 */
final class ChangedRecords {
    private static final String VERSION = "n1";

    /** Deletions are asked for by NetSuite's clock, which may differ from ours; telling one twice does no harm. */
    private static final Duration DELETION_OVERLAP = Duration.ofHours(26);

    private final NetSuiteBooks books;
    private final Kind kind;
    private final Stamps stamps;
    private final Clock clock;
    private final KeysetChanges<Read> changes;

    ChangedRecords(NetSuiteBooks books, Kind kind, Stamps stamps, Clock clock, Duration lookBack) {
        this.books = books;
        this.kind = kind;
        this.stamps = stamps;
        this.clock = clock;
        this.changes = new KeysetChanges<>(this::after, Read::at, Read::token, lookBack);
    }

    /** A row, and the place behind which to go on if it is the last of its page. */
    private record Read(ObjectNode row, Instant at, String token) {}

    static @Nullable String cursorSince(@Nullable Instant since) {
        String inner = KeysetChanges.cursorSince(since);
        return inner == null ? null : VERSION + ";-;" + inner;
    }

    <T> ErpPage<T> page(@Nullable String cursor, int limit, Function<ObjectNode, T> mapper) {
        String[] parts = cursor == null ? new String[] {VERSION, "-", ""} : cursor.split(";", 3);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw malformed(cursor);
        }
        boolean first = parts[1].equals("-");
        Instant last = first ? Instant.EPOCH : moment(parts[1], cursor);
        Instant now = clock.instant();
        ErpPage<T> page = changes.page(parts[2].isEmpty() ? null : parts[2], limit, read -> mapper.apply(read.row()));
        if (page.cursor() == null) {
            return page;
        }
        List<String> removed =
                page.more() || first ? List.of() : books.deletedSince(kind, last.minus(DELETION_OVERLAP));
        String synced = page.more() ? parts[1] : now.toString();
        return new ErpPage<>(page.items(), removed, String.join(";", VERSION, synced, page.cursor()), page.more());
    }

    private KeysetChanges.Slice<Read> after(Instant at, String token, int count) {
        Place asked = Place.of(at, token);
        Place from = new Place(at, asked.id(), asked.skip() / count * count);
        Rows rows = books.changed(kind, from, count);
        List<Read> read = new ArrayList<>();
        for (ObjectNode row : rows.rows()) {
            String id = Json.requireText(kind.record(), row, "id");
            Instant changed = stamps.moment(kind.record() + " " + id, row, "lastmodifieddate");
            Place next = from.behind(changed, id, read.size() + 1);
            read.add(new Read(row, next.at(), next.token()));
        }
        return new KeysetChanges.Slice<>(read, rows.more());
    }

    private static Instant moment(String text, @Nullable String cursor) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw malformed(cursor);
        }
    }

    private static InvalidRequestException malformed(@Nullable String cursor) {
        return new InvalidRequestException(
                "cursor", "cursor (%s) is not one of this connector. Maybe begin without one".formatted(cursor));
    }
}
