package com.smartap.testkit.bank;

/** What the records of a batch or file add up to, to be held against its control record. */
final class AchTotals {
    private static final long HASH = 10_000_000_000L;

    private long records;
    private long hash;
    private long debits;
    private long credits;

    void entry(long bank, long cents, boolean credit, int addenda) {
        records += 1L + addenda;
        hash += bank;
        debits += credit ? 0 : cents;
        credits += credit ? cents : 0;
    }

    void add(AchTotals batch) {
        records += batch.records;
        hash += batch.hash % HASH;
        debits += batch.debits;
        credits += batch.credits;
    }

    boolean isEmpty() {
        return records == 0;
    }

    long debits() {
        return debits;
    }

    long credits() {
        return credits;
    }

    /** Holds a control record against what was added up; the count begins at a column and has so many digits. */
    void check(AchLine control, int at, int digits) throws AchFormatException {
        int next = at + digits;
        control.states(at, next - 1, records, "count of entries and addenda");
        control.states(next, next + 9, hash % HASH, "entry hash");
        control.states(next + 10, next + 21, debits, "total of debits");
        control.states(next + 22, next + 33, credits, "total of credits");
    }

    /** What tells two files of one moment apart. */
    String identity() {
        return records + "|" + hash % HASH + "|" + debits + "|" + credits;
    }
}
