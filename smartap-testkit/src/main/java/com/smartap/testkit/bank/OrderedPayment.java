package com.smartap.testkit.bank;

import com.smartap.model.Money;
import org.jspecify.annotations.Nullable;

/**
 * One payment as a file orders it.
 *
 * @param account the key of the account that pays; null if the bank has none such
 * @param reference the payer's reference, which comes back in every answer
 * @param instruction the payer's id of the instruction, or the trace number of an ACH entry
 * @param accountKind the first digit of the ACH transaction code: 2 for checking, 3 for savings
 * @param refusal why this payment alone is refused
 */
record OrderedPayment(
        Kind kind,
        Rail rail,
        @Nullable String account,
        String reference,
        String instruction,
        Money amount,
        String payee,
        String payeeAccount,
        String payeeBank,
        char accountKind,
        String remittance,
        @Nullable Refusal refusal) {
    /** What an order is for. */
    enum Kind {
        /** Money out. */
        CREDIT,
        /** An account is tried out without money. */
        PRENOTE,
        /** Remittance information without money. */
        NOTICE,
        /** An earlier payment is called back. */
        REVERSAL
    }

    boolean movesMoney() {
        return kind == Kind.CREDIT;
    }
}
