package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts that the bank keeps, by a key of number and currency; one number may have several currencies. */
final class Ledger {
    private final Map<String, LedgerAccount> accounts = new LinkedHashMap<>();

    void open(BankAccount account, Money opening) {
        accounts.put(key(account, opening.currency()), new LedgerAccount(account, opening));
    }

    static String key(BankAccount account, Currency currency) {
        return account.identity() + " " + currency;
    }

    Map<String, LedgerAccount> accounts() {
        return Collections.unmodifiableMap(accounts);
    }

    LedgerAccount account(String key) {
        LedgerAccount found = accounts.get(key);
        if (found == null) {
            throw new IllegalArgumentException(
                    "the bank keeps no account %s".formatted(key.replaceAll(".(?=.{8})", "•")));
        }
        return found;
    }

    /** The first account in dollars of a bank, by the first eight digits of its routing number; null if there is none. */
    @Nullable
    String byRouting(String eight) {
        return accounts.entrySet().stream()
                .filter(e -> e.getKey().endsWith(" USD"))
                .filter(e ->
                        String.valueOf(e.getValue().account().routingNumber()).startsWith(eight))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The account of an IBAN or account number in a currency; null if there is none. */
    @Nullable
    String byAccount(String number, Currency currency) {
        return accounts.entrySet().stream()
                .filter(e -> has(e.getValue().account(), number) && e.getKey().endsWith(" " + currency))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** The account of an IBAN or account number in whatever currency; null if there is none. */
    @Nullable
    BankAccount owner(String number) {
        return accounts.values().stream()
                .map(LedgerAccount::account)
                .filter(account -> has(account, number))
                .findFirst()
                .orElse(null);
    }

    private static boolean has(BankAccount account, String number) {
        return number.equals(account.iban()) || number.equals(account.accountNumber());
    }
}
