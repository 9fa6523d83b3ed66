package com.smartap.payments.statement.swift;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers and sums of debits and credits: those of the entries, and those that a message states. */
final class MtSums {
    private final Side debits = new Side();
    private final Side credits = new Side();

    private static final class Side {
        private int entries;
        private BigDecimal sum = BigDecimal.ZERO;
        private int statedEntries;
        private @Nullable BigDecimal statedSum;

        boolean agrees() {
            return statedSum == null || (statedEntries == entries && statedSum.compareTo(sum) == 0);
        }
    }

    /** An entry; money out is negative. */
    void count(BigDecimal amount) {
        Side side = amount.signum() < 0 ? debits : credits;
        side.entries++;
        side.sum = side.sum.add(amount.abs());
    }

    /** What the message states. */
    void state(boolean ofCredits, int entries, BigDecimal sum) {
        Side side = ofCredits ? credits : debits;
        side.statedEntries = entries;
        side.statedSum = sum;
    }

    /** Whether the message states anything. */
    boolean areStated() {
        return debits.statedSum != null || credits.statedSum != null;
    }

    /** Whether what it states is what its entries give. */
    boolean agree() {
        return debits.agrees() && credits.agrees();
    }
}
