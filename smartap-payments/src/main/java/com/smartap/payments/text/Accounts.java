package com.smartap.payments.text;

import com.smartap.model.BankAccount;
import com.smartap.payments.check.BankAccountCheck;
import com.smartap.payments.internal.OrderReview;
import org.jspecify.annotations.Nullable;

/** Checks what is stated of an account, so that a number with a slip in it leaves the house in no format. */
final class Accounts {
    private Accounts() {}

    static void check(@Nullable String paymentId, String field, BankAccount account, OrderReview review) {
        for (BankAccountCheck.Finding finding : BankAccountCheck.of(account)) {
            if (finding.severe()) {
                review.problem(paymentId, field + "." + finding.field(), finding.message());
            } else {
                review.note(paymentId, field + "." + finding.field(), finding.message());
            }
        }
    }
}
