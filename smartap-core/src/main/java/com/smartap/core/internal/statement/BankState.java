package com.smartap.core.internal.statement;

import com.smartap.spi.payment.PaymentAnswer.State;
import org.jspecify.annotations.Nullable;

/** How far a bank says that a payment has come. Reports arrive in any order, so that an earlier state never replaces a later one. */
final class BankState {
    private static final BankState NOTHING = new BankState(-1);
    private static final int LAST = 9;

    private final int rank;

    private BankState(int rank) {
        this.rank = rank;
    }

    /** The state of a column; one that is no answer's is not replaced by answers. */
    static BankState of(@Nullable String stored) {
        if (stored == null) {
            return NOTHING;
        }
        for (State state : State.values()) {
            if (state.name().equals(stored)) {
                return new BankState(rank(state));
            }
        }
        return new BankState(LAST + 1);
    }

    boolean yieldsTo(State next) {
        return rank(next) >= rank;
    }

    private static int rank(State state) {
        return switch (state) {
            case UNKNOWN -> 0;
            case ACCEPTED -> 1;
            case PARTIAL -> 2;
            case VERIFICATION -> 3;
            case PROCESSING, HELD -> 4;
            case COMPLETED -> 5;
            case REJECTED, CANCELLED -> LAST;
        };
    }
}
