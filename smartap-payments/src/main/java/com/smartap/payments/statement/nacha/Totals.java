package com.smartap.payments.statement.nacha;

import com.smartap.payments.statement.internal.FieldException;
import java.util.ArrayList;
import java.util.List;

/** Counts, hash and sums of a batch or of a file, in cents, and where their control record says something else. */
final class Totals {
    private static final long HASH = 10_000_000_000L;

    private long records;
    private long hash;
    private long debits;
    private long credits;

    void record() {
        records++;
    }

    void bank(long identification) {
        hash = (hash + identification) % HASH;
    }

    void amount(long cents, boolean credit) {
        if (credit) {
            credits += cents;
        } else {
            debits += cents;
        }
    }

    void add(Totals other) {
        records += other.records;
        hash = (hash + other.hash) % HASH;
        debits += other.debits;
        credits += other.credits;
    }

    /**
     * What a control record says differently.
     *
     * @param at the first position of its entry and addenda count
     * @param countLength the length of that count
     * @param amountLength the length of its amounts
     */
    List<String> differences(NachaRecord control, String what, int at, int countLength, int amountLength)
            throws FieldException {
        List<String> found = new ArrayList<>();
        int hashAt = at + countLength;
        int debitAt = hashAt + 10;
        int creditAt = debitAt + amountLength;
        differs(
                found,
                what + " entry and addenda count",
                control.number(what + " entry and addenda count", at, hashAt - 1),
                records);
        differs(found, what + " entry hash", control.number(what + " entry hash", hashAt, debitAt - 1), hash);
        differs(
                found,
                what + " total of debits in cents",
                control.number(what + " total of debits", debitAt, creditAt - 1),
                debits);
        differs(
                found,
                what + " total of credits in cents",
                control.number(what + " total of credits", creditAt, creditAt + amountLength - 1),
                credits);
        return found;
    }

    static void differs(List<String> found, String what, long stated, long counted) {
        if (stated != counted) {
            found.add("%s is stated as %d, but the records give %d".formatted(what, stated, counted));
        }
    }
}
