package com.smartap.testkit.bank;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bank does wrong by itself. Every decision comes from one seed, so that the same calls meet the same mischief. A
 * bank without a seed does nothing wrong.
 */
final class Mischief {
    private static final int LOG = 1000;

    private final List<String> log = new ArrayList<>();
    private boolean on;
    private long state;

    /** What happens to a file on its way to the bank. */
    enum Transfer {
        /** It arrives, and so does the answer. */
        FINE,
        /** It arrives; the answer does not. */
        ANSWER_LOST,
        /** It does not arrive. */
        FAILED,
        /** Half of it arrives. */
        CUT_OFF,
        /** It arrives twice. */
        TWICE,
        /** It arrives, and the bank's computer starts anew before it answers. */
        RESTARTED
    }

    Mischief(@Nullable Long seed) {
        on = seed != null;
        state = seed == null ? 0 : seed;
    }

    void behave() {
        on = false;
    }

    boolean isOn() {
        return on;
    }

    List<String> log() {
        return List.copyOf(log);
    }

    /** Whether something that happens once in so many times happens now; what it is goes to the log. */
    boolean strikes(int oneIn, String what) {
        if (!on || below(oneIn) != 0) {
            return false;
        }
        note(what);
        return true;
    }

    /** A number from zero on, below a limit. */
    int below(int limit) {
        // SplitMix64: fast, and its state is one number.
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (int) Math.floorMod(z ^ (z >>> 31), (long) limit);
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    Transfer transfer() {
        if (!on || below(3) != 0) {
            return Transfer.FINE;
        }
        Transfer transfer = one(List.of(Transfer.values()));
        note("transfer " + transfer);
        return transfer;
    }

    /** How much later than usual something comes: most of the time not at all, else up to so many days. */
    Duration delay(int oneIn, int days, String what) {
        return strikes(oneIn, what + " is delayed") ? Duration.ofHours(1L + below(days * 24)) : Duration.ZERO;
    }

    private void note(String what) {
        if (log.size() < LOG) {
            log.add(what);
        }
    }
}
