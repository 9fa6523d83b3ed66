package com.smartap.testkit.bank;

import com.smartap.testkit.bank.BankPayment.Status;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verifies the names of payees before euros are sent; where one does not match, somebody has to say that it may go on. */
final class VerificationDesk {
    private static final String MATCH = "RCVC";
    private static final int CLOSE = 2;

    private final Office office;

    VerificationDesk(Office office) {
        this.office = office;
    }

    /** Verifies a batch, reports the results, and says whether it waits. */
    boolean holds(int index, Instant now) {
        Map<String, String> payees = office.terms().payees();
        HandledBatch batch = office.register().batches.get(index);
        Rail rail = office.register().payment(batch.first()).order().rail();
        if (payees == null || (rail != Rail.SEPA && rail != Rail.INSTANT)) {
            return false;
        }
        Map<Integer, String> results = new LinkedHashMap<>();
        for (int i = batch.first(); i < batch.end(); i++) {
            Handled payment = office.register().payment(i);
            if (payment.status() == Status.PENDING) {
                results.put(
                        i,
                        result(
                                payees.get(payment.order().payeeAccount()),
                                payment.order().payee()));
            }
        }
        boolean waits = results.values().stream().anyMatch(result -> !result.equals(MATCH));
        office.reports().verified(index, waits ? "RVCM" : MATCH, results, payees, now);
        office.register().batches.set(index, batch.waiting(waits));
        return waits;
    }

    /** Lets the waiting batches of a message go on, or refuses them; returns how many they were. */
    int decide(String messageId, boolean goesOn, Instant now) {
        Register register = office.register();
        int decided = 0;
        for (int index = 0; index < register.batches.size(); index++) {
            HandledBatch batch = register.batches.get(index);
            if (!batch.waits() || !register.fileOf(batch).messageId().equals(messageId)) {
                continue;
            }
            decided++;
            register.batches.set(index, batch.waiting(false));
            if (goesOn) {
                office.payments().plan(index, now);
            } else {
                for (int i = batch.first(); i < batch.end(); i++) {
                    register.update(
                            i,
                            p -> p.status() == Status.PENDING
                                    ? p.became(Status.REFUSED, "CUST", "declined after the verification of payees", now)
                                    : p);
                }
                office.reports().settled(index, now);
            }
        }
        return decided;
    }

    private static String result(@Nullable String known, String given) {
        if (known == null) {
            return "RVNA";
        }
        String one = plain(known);
        String other = plain(given);
        if (one.equals(other)) {
            return MATCH;
        }
        boolean close = distance(one, other) <= CLOSE || one.contains(other) || other.contains(one);
        return close ? "RVMC" : "RVNM";
    }

    private static String plain(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** How many characters have to change to make one text the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int same = one.charAt(i - 1) == other.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(same, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
