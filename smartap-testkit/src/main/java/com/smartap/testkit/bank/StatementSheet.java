package com.smartap.testkit.bank;

import java.time.Instant;
import java.util.List;

/**
 * Which bookings a statement tells of; by it a statement can be written again, in the same form or another.
 *
 * @param number of the statement, from 1 on
 */
record StatementSheet(String id, int number, Instant at, List<Part> parts) {
    /** The bookings of an account, from one index to another. */
    record Part(String account, int from, int to) {}

    StatementSheet {
        parts = List.copyOf(parts);
    }
}
