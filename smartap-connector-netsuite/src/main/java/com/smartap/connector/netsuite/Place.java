package com.smartap.connector.netsuite;

import com.smartap.spi.InvalidRequestException;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A place behind which records are asked for. Where moments do not grow from row to row, such as in the hour that comes
 * twice when summer time ends, rows behind the same place are counted instead.
 *
 * @param at the last change
 * @param id the id of the record that changed then; empty for before the first of the moment
 * @param skip how many rows behind it were read already
 */
record Place(Instant at, String id, int skip) {
    private static final int MOST = 99_000;

    /** The id as a cursor keeps it, such as {@code 95} or {@code 95+1000}. */
    String token() {
        return skip == 0 ? id : id + "+" + skip;
    }

    static Place of(Instant at, String token) {
        int plus = token.indexOf('+');
        String id = plus < 0 ? token : token.substring(0, plus);
        String skip = plus < 0 ? "0" : token.substring(plus + 1);
        if (!id.matches("[A-Za-z0-9_-]{0,40}") || !skip.matches("[0-9]{1,6}") || Integer.parseInt(skip) > MOST) {
            throw new InvalidRequestException("cursor", "cursor is not one of this connector. Maybe begin without one");
        }
        return new Place(at, id, Integer.parseInt(skip));
    }

    /** Where to go on behind so many rows, the last of which is a record of that moment and id. */
    Place behind(Instant lastAt, String lastId, int rows) {
        int order = lastAt.compareTo(at);
        boolean further = order > 0 || (order == 0 && (id.isEmpty() || compare(lastId, id) > 0));
        return further ? new Place(lastAt, lastId, 0) : new Place(at, id, skip + rows);
    }

    private static int compare(String one, String other) {
        boolean numbers = one.matches("[0-9]+") && other.matches("[0-9]+");
        return numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
    }
}
