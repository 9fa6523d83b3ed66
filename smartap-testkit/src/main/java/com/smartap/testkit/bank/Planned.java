package com.smartap.testkit.bank;

import java.time.Instant;

/**
 * Something that the bank will do.
 *
 * @param order keeps the order of what is due at the same moment
 * @param subject the index of the payment or batch that it is about
 * @param code of a return or change
 */
record Planned(Instant at, long order, What what, int subject, String code) implements Comparable<Planned> {
    /** What is to be done. */
    enum What {
        /** Execute a batch. */
        SETTLE,
        /** Execute a batch that found too little money, for the last time. */
        SETTLE_OR_REFUSE,
        /** Report that a batch has arrived. */
        ARRIVE,
        /** A payment comes back. */
        RETURN,
        /** A payment that came back goes again. */
        DISHONOR,
        /** A payment whose return was dishonored comes back after all. */
        CONTEST,
        /** The receiver's bank asks to correct data. */
        CHANGE,
        /** The day's statement. */
        STATEMENT
    }

    @Override
    public int compareTo(Planned other) {
        int byTime = at.compareTo(other.at);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
