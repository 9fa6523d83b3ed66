package com.smartap.testkit.bank;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the bank and its customer agreed on.
 *
 * @param strict whether dates, cut-offs, modifiers and funds count
 * @param achAsOne whether an ACH batch is one line of the account
 * @param returnFiles whether returns also come as NACHA files
 * @param dailyStatements whether each day ends with a statement
 * @param addressLines whether address lines are taken
 * @param originators identifications that the bank assigned; empty if it takes any
 * @param payees names by account, for the verification of payees; null if payees are not verified
 */
record Terms(
        boolean strict,
        boolean achAsOne,
        boolean returnFiles,
        boolean dailyStatements,
        boolean addressLines,
        Set<String> originators,
        @Nullable Map<String, String> payees) {
    Terms {
        originators = Set.copyOf(originators);
        payees = payees == null ? null : Map.copyOf(payees);
    }
}
