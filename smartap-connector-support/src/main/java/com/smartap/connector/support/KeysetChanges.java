package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.erp.ErpPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one kind in the order of (last change, id), page after page, from an ERP that can be asked for
 * what lies behind such a place. No position is counted, so that records may be changed and deleted meanwhile: what is
 * changed moves to the end and comes again, and no gap opens. The next synchronisation begins a look-back before the
 * last change that was read, for records that were written with an earlier time.
 *
 * @param <R> a record as the ERP gives it
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class KeysetChanges<R> {
    private static final int MOST = 1000;

    /**
     * Asks the ERP.
     *
     * @param <R> a record as the ERP gives it
     */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    @FunctionalInterface
    public interface Source<R> {
        /**
         * Records behind a place: changed after the moment, or at it with a greater id; in the order of change and id.
         * Where the id is empty, those of the moment are among them.
         *
         * @param at the moment; {@link Instant#EPOCH} for everything
         * @param id the id behind which to go on, in the ERP's own order of ids; empty for the moment's first
         * @param count how many at the most; fewer may come
         */
        Slice<R> after(Instant at, String id, int count);
    }

    /**
     * Some records in order.
     *
     * @param rows the records
     * @param more whether there are more behind them
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Slice<R>(List<R> rows, boolean more) {
        /** Copies the rows. */
        public Slice {
            rows = List.copyOf(rows);
        }
    }

    private final Source<R> source;
    private final Function<R, Instant> changedAt;
    private final Function<R, String> id;
    private final Duration lookBack;

    /**
     * A reader of one kind of record.
     *
     * @param changedAt the moment by which the source orders
     * @param lookBack how far each synchronisation reaches back before the last
     */
    public KeysetChanges(Source<R> source, Function<R, Instant> changedAt, Function<R, String> id, Duration lookBack) {
        this.source = source;
        this.changedAt = changedAt;
        this.id = id;
        this.lookBack = lookBack;
    }

    /** A cursor that begins with records changed at or after a moment; null for everything. */
    public static @Nullable String cursorSince(@Nullable Instant since) {
        return since == null ? null : KeysetCursor.since(since).text();
    }

    /**
     * Reads one page.
     *
     * @param cursor what an earlier page returned; null for the beginning
     * @param limit how many records at the most, 1 to 1000
     * @param mapper turns a record into what the page holds
     * @throws InvalidRequestException if cursor or limit are malformed
     */
    public <T> ErpPage<T> page(@Nullable String cursor, int limit, Function<R, T> mapper) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidRequestException("limit", "limit (%d) must be 1 to 1000".formatted(limit));
        }
        KeysetCursor known = cursor == null ? KeysetCursor.BEGINNING : KeysetCursor.parse(cursor);
        KeysetCursor from = known.begin(lookBack);
        Slice<R> slice = source.after(from.at(), from.id(), limit);
        List<R> rows = slice.rows();
        boolean more = slice.more();
        if (rows.size() > limit) {
            rows = rows.subList(0, limit);
            more = true;
        }
        if (rows.isEmpty()) {
            return new ErpPage<>(
                    List.of(), cursor == null ? null : known.finish().text(), false);
        }
        List<T> items = new ArrayList<>();
        rows.forEach(row -> items.add(mapper.apply(row)));
        R last = rows.get(rows.size() - 1);
        KeysetCursor reached = new KeysetCursor(changedAt.apply(last), id.apply(last), !more);
        return new ErpPage<>(items, reached.text(), more);
    }
}
