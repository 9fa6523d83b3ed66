package com.smartap.payments.internal;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds references that occur more than once, in 8 to 32 bytes for each. It compares 64-bit hashes; those that repeat are
 * only suspects, and are compared as text in another pass.
 */
public final class RepeatedIds {
    private static final int FIRST_SIZE = 1024;

    private long[] table = new long[FIRST_SIZE];
    private int used;
    private final Set<Long> suspects = new HashSet<>();

    /** Notes a reference of the first pass. */
    public void add(String id) {
        long hash = hash(id);
        if (!insert(table, hash)) {
            suspects.add(hash);
            return;
        }
        used++;
        if (used * 2 > table.length) {
            long[] larger = new long[table.length * 2];
            for (long old : table) {
                if (old != 0) {
                    insert(larger, old);
                }
            }
            table = larger;
        }
    }

    /** Whether another pass is needed. */
    public boolean anySuspect() {
        return !suspects.isEmpty();
    }

    /** Whether a reference may be one that repeats. */
    public boolean isSuspect(String id) {
        return suspects.contains(hash(id));
    }

    private static boolean insert(long[] table, long hash) {
        int mask = table.length - 1;
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = hash;
        return true;
    }

    /** FNV-1a; zero marks a free slot. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }
}
