package com.smartap.connector.sap.s4;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the order of (last change, id): the second of the change, and the id with its leading zeros, since so SAP
 * orders them.
 */
record Place(Instant second, String id) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::second).thenComparing(Place::id);

    static Place of(Instant moment, String id) {
        return new Place(moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), SapId.stored(id));
    }

    /** Before the first of a second if the id is empty. */
    static Place begin(Instant at, String id) {
        return new Place(at.truncatedTo(java.time.temporal.ChronoUnit.SECONDS), id.isEmpty() ? "" : SapId.stored(id));
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
