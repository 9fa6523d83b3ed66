package com.smartap.payments.nacha;

import java.util.Collection;

/**
 * Decides, payment by payment, how a file is laid out: into how many entries a payment goes, and when a new batch
 * begins. Checking and writing ask the same layout, so that they cannot differ.
 */
final class NachaLayout {
    private final NachaSettings settings;
    private final boolean balanced;
    private int batches;
    private int inBatch;
    private long batchCents;
    private long records;
    private long entries;

    NachaLayout(NachaSettings settings, boolean balanced) {
        this.settings = settings;
        this.balanced = balanced;
    }

    /** Takes an entry in; true if it begins a new batch. */
    boolean add(long cents, int addenda) {
        boolean begins = batches == 0 || inBatch == settings.batchSize || batchCents + cents > settings.maxBatchCents;
        if (begins) {
            batches++;
            inBatch = 0;
            batchCents = 0;
            records += 2 + (balanced ? 1 : 0);
            entries += balanced ? 1 : 0;
        }
        inBatch++;
        batchCents += cents;
        records += 1 + addenda;
        entries++;
        return begins;
    }

    /** The part of an amount that goes into the next entry. */
    long nextPart(long cents) {
        return settings.splitLarge ? Math.min(cents, settings.maxEntryCents) : cents;
    }

    /** Records of a file of several layouts, its header, control record and fillers included. */
    static long records(Collection<NachaLayout> layouts) {
        long records = 1 + layouts.stream().mapToLong(layout -> layout.records).sum();
        return (records + 1 + 9) / 10 * 10;
    }

    /** Entries of the file, offsets included: as many trace numbers are used. */
    long entries() {
        return entries;
    }

    int batches() {
        return batches;
    }
}
