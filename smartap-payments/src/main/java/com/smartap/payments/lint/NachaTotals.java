package com.smartap.payments.lint;

/** What control records state of the records above them. */
final class NachaTotals {
    private static final long MODULUS = 10_000_000_000L;

    private long records;
    private long hash;
    private long debits;
    private long credits;

    void entry(long bank) {
        records++;
        hash = (hash + bank) % MODULUS;
    }

    void money(boolean credit, long cents) {
        if (credit) {
            credits += cents;
        } else {
            debits += cents;
        }
    }

    void addendum() {
        records++;
    }

    void add(NachaTotals other) {
        records += other.records;
        hash = (hash + other.hash) % MODULUS;
        debits += other.debits;
        credits += other.credits;
    }

    long records() {
        return records;
    }

    long debits() {
        return debits;
    }

    long credits() {
        return credits;
    }

    /** Compares with a control record whose four fields begin at a column. */
    void compare(NachaLine line, String level, int countFrom, int countTo, int width) {
        line.states("NACHA_%s_COUNT".formatted(level), countFrom, countTo, records, "The count of entries and addenda");
        int from = countTo + 1;
        line.states("NACHA_%s_HASH".formatted(level), from, from + 9, hash, "The entry hash");
        from += 10;
        line.states("NACHA_%s_DEBITS".formatted(level), from, from + width - 1, debits, "The total of debits");
        from += width;
        line.states("NACHA_%s_CREDITS".formatted(level), from, from + width - 1, credits, "The total of credits");
    }
}
