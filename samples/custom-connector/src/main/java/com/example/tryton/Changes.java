package com.example.tryton;

import com.smartap.connector.support.KeysetChanges;
import com.smartap.spi.erp.ErpPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one kind of record that Tryton spreads over several tables: receiving goods writes a stock move and
 * leaves the order alone; another bank account leaves the vendor alone. So all tables are read side by side, in one
 * order, and a record comes at the last change of any of its rows.
 *
 * @param <T> what a record becomes
 */
final class Changes<T> {
    /** So many rows of each table are read at least: their dates and ids only, so that a short page costs few calls. */
    private static final int LEAST = 200;

    /**
     * Reads whole records.
     *
     * @param <T> what a record becomes
     */
    interface Loader<T> {
        /** The records of these ids, each with its last change; those that are gone, or do not count, are left out. */
        Map<Long, T> load(Map<Long, Instant> changedAt);
    }

    /**
     * A record at its place.
     *
     * @param <T> what a record becomes
     */
    private record Changed<T>(Place place, T record) {}

    private final TrytonApi api;
    private final List<ChangedTable> tables;
    private final Loader<T> loader;
    private final KeysetChanges<Changed<T>> keyset;

    Changes(TrytonApi api, Duration lookBack, Loader<T> loader, List<ChangedTable> tables) {
        this.api = api;
        this.tables = tables;
        this.loader = loader;
        this.keyset = new KeysetChanges<>(
                this::after,
                changed -> changed.place().at(),
                changed -> changed.place().id(),
                lookBack);
    }

    /** One page, as an import hands it over. */
    ErpPage<T> page(@Nullable String cursor, int limit) {
        return keyset.page(cursor, limit, Changed::record);
    }

    /** Some records, whenever they changed. */
    Collection<T> records(Collection<Long> ids) {
        Map<Long, Instant> changedAt = new TreeMap<>();
        last(ids).forEach((id, place) -> changedAt.put(id, place.at()));
        return changedAt.isEmpty() ? List.of() : loader.load(changedAt).values();
    }

    private KeysetChanges.Slice<Changed<T>> after(Instant at, String id, int count) {
        Place from = Place.of(at, id);
        while (true) {
            List<ChangedTable.Row> rows = new ArrayList<>();
            Place known = rows(from, count, rows);
            List<Place> due = due(entries(rows, from, known), known == null);
            List<Changed<T>> slice = new ArrayList<>();
            int next = 0;
            while (slice.size() < count && next < due.size()) {
                int end = Math.min(next + count - slice.size(), due.size());
                slice.addAll(load(due.subList(next, end)));
                next = end;
            }
            if (!slice.isEmpty() || known == null) {
                return new KeysetChanges.Slice<>(slice, known != null || next < due.size());
            }
            // Rows of no record, of records with a later change, or of records that do not count: go on behind them.
            from = known.ofRecord(Long.MAX_VALUE);
        }
    }

    /** Collects the next rows of all tables; returns up to where all of them are known, null for all there are. */
    private @Nullable Place rows(Place from, int count, List<ChangedTable.Row> rows) {
        Place known = null;
        int most = Math.max(count, LEAST);
        for (int number = 0; number < 2 * tables.size(); number++) {
            List<ChangedTable.Row> some = tables.get(number / 2).behind(api, from, number, most);
            rows.addAll(some);
            if (some.size() >= most) {
                Place last = some.get(some.size() - 1).place();
                known = known == null || last.compareTo(known) < 0 ? last : known;
            }
        }
        return known;
    }

    private static TreeSet<Place> entries(List<ChangedTable.Row> rows, Place from, @Nullable Place known) {
        TreeSet<Place> entries = new TreeSet<>();
        for (ChangedTable.Row row : rows) {
            if (known == null || row.place().compareTo(known) <= 0) {
                row.records().forEach(record -> entries.add(row.place().ofRecord(record)));
            }
        }
        return new TreeSet<>(entries.tailSet(from, false));
    }

    /** The places that are the last of their record, as far as Tryton knows now; asked for unless all are at hand. */
    private List<Place> due(TreeSet<Place> entries, boolean all) {
        Map<Long, Place> last = new TreeMap<>();
        entries.forEach(place -> last.put(place.record(), place));
        if (!all) {
            last.putAll(last(Set.copyOf(last.keySet())));
        }
        return entries.stream()
                .filter(place -> place.compareTo(last.getOrDefault(place.record(), place)) >= 0)
                .toList();
    }

    private List<Changed<T>> load(List<Place> places) {
        Map<Long, Instant> changedAt = new TreeMap<>();
        places.forEach(place -> changedAt.put(place.record(), place.at()));
        Map<Long, T> records = changedAt.isEmpty() ? Map.of() : loader.load(changedAt);
        List<Changed<T>> slice = new ArrayList<>();
        for (Place place : places) {
            T record = records.get(place.record());
            if (record != null) {
                slice.add(new Changed<>(place, record));
            }
        }
        return slice;
    }

    private Map<Long, Place> last(Collection<Long> ids) {
        Map<Long, Place> last = new TreeMap<>();
        for (int i = 0; i < tables.size() && !ids.isEmpty(); i++) {
            for (ChangedTable.Row row : tables.get(i).of(api, ids, 2 * i)) {
                for (long record : row.records()) {
                    Place place = row.place().ofRecord(record);
                    last.merge(record, place, (one, other) -> one.compareTo(other) > 0 ? one : other);
                }
            }
        }
        return last;
    }
}
