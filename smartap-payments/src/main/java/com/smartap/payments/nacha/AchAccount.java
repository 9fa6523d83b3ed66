package com.smartap.payments.nacha;

import com.smartap.model.BankAccount;

/** Transaction codes by the kind of an account. */
final class AchAccount {
    private AchAccount() {}

    /** The code of a live credit. */
    static int credit(BankAccount.Type type) {
        return switch (type) {
            case CHECKING -> 22;
            case SAVINGS -> 32;
            case GENERAL_LEDGER -> 42;
            case LOAN -> 52;
        };
    }

    /** The code of a credit of no money that tries out an account. */
    static int prenote(BankAccount.Type type) {
        return credit(type) + 1;
    }

    /** The code of a credit of no money that carries remittance. */
    static int zeroDollar(BankAccount.Type type) {
        return credit(type) + 2;
    }

    /** Whether an account can be debited by the offset of a balanced batch; a loan's debits are reversals only. */
    static boolean canBeDebited(BankAccount.Type type) {
        return type != BankAccount.Type.LOAN;
    }

    /** The code of a live debit. */
    static int debit(BankAccount.Type type) {
        return switch (type) {
            case CHECKING -> 27;
            case SAVINGS -> 37;
            case GENERAL_LEDGER -> 47;
            case LOAN -> 55;
        };
    }
}
