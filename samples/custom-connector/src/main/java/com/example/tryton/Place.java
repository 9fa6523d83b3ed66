package com.example.tryton;

import com.smartap.spi.InvalidRequestException;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the order of all changes: by moment, then by table, row, and the record that the row belongs to.
 *
 * @param at when the row was changed
 * @param stream the number of the table, and of the date by which it is read
 * @param row the row's id
 * @param record the id of the record; 0 for the row itself, before all its records
 */
record Place(Instant at, int stream, long row, long record) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparing(Place::at)
            .thenComparingInt(Place::stream)
            .thenComparingLong(Place::row)
            .thenComparingLong(Place::record);

    /** The place behind which to go on; an empty id stands for the first of the moment. */
    static Place of(Instant at, String id) {
        if (id.isEmpty()) {
            return new Place(at, -1, 0, 0);
        }
        if (!id.matches("[0-9]{1,3}-[0-9]{1,18}-[0-9]{1,18}")) {
            throw new InvalidRequestException("cursor", "cursor is not one of this connector. Maybe begin without one");
        }
        String[] parts = id.split("-", -1);
        return new Place(at, Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** What tells it from other places of the same moment. */
    String id() {
        return "%d-%d-%d".formatted(stream, row, record);
    }

    Place ofRecord(long id) {
        return new Place(at, stream, row, id);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
