package com.smartap.model;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank account: routing and account number in the United States, IBAN and BIC elsewhere. Numbers are masked in
 * {@link #toString()}; ask for the component where the number itself is needed.
 *
 * @param holder the name of the account's holder
 * @param type checking, savings, …
 * @param routingNumber nine digits (ABA) for accounts in the United States
 * @param accountNumber up to 34 characters as the bank writes it, leading zeros kept
 * @param iban without blanks, in upper case
 * @param bic 8 or 11 characters
 * @param bankName the bank's name
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record BankAccount(
        @Nullable String holder,
        Type type,
        @Nullable String routingNumber,
        @Nullable String accountNumber,
        @Nullable String iban,
        @Nullable String bic,
        @Nullable String bankName) {
    /** The kind of an account, which decides ACH transaction codes. */
    public enum Type {
        /** A checking (current) account. */
        CHECKING,
        /** A savings account. */
        SAVINGS,
        /** A loan account. */
        LOAN,
        /** A general-ledger account of the bank. */
        GENERAL_LEDGER
    }

    /** Removes blanks from IBAN and BIC; refuses an account with neither account number nor IBAN. */
    public BankAccount {
        requireNonNull(type, "type");
        iban = iban == null || iban.isBlank()
                ? null
                : iban.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        bic = bic == null || bic.isBlank() ? null : bic.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        accountNumber = accountNumber == null || accountNumber.isBlank() ? null : accountNumber.strip();
        routingNumber = routingNumber == null || routingNumber.isBlank() ? null : routingNumber.strip();
        if (accountNumber == null && iban == null) {
            throw new IllegalArgumentException("a bank account needs an account number or an IBAN");
        }
    }

    /** A checking account in the United States. */
    public static BankAccount us(String holder, String routingNumber, String accountNumber) {
        return new BankAccount(holder, Type.CHECKING, routingNumber, accountNumber, null, null, null);
    }

    /** The number by which the account is told from others: the IBAN, or routing and account number. */
    public String identity() {
        return iban != null ? iban : Optional.ofNullable(routingNumber).orElse("") + "/" + accountNumber;
    }

    /** The number as people may see it, such as {@code ••••4321}. */
    public String masked() {
        return Masked.of(iban != null ? iban : accountNumber);
    }

    /** Never holds the number itself. */
    @Override
    public String toString() {
        return "BankAccount[" + type + " " + masked() + "]";
    }
}
