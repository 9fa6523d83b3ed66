package com.smartap.spring;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.payment.Originator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who pays, and from which account.
 *
 * @param name The name that payees know.
 * @param id The identification that the bank assigned, such as 1123456789.
 * @param bankName The bank's name.
 * @param account The account that is debited.
 * @param address Postal address.
 */
record OriginatorProperties(
        @Nullable String name,
        @Nullable String id,
        @Nullable String bankName,
        @Nullable Account account,
        @Nullable PostalAddress address) {

    /**
     * The account that is debited: routing and account number in the United States, IBAN and BIC elsewhere.
     *
     * @param holder Name of the account's holder.
     * @param type Kind of the account.
     * @param routingNumber Nine digits (ABA).
     * @param accountNumber The account number as the bank writes it.
     * @param iban International account number.
     * @param bic 8 or 11 characters.
     */
    record Account(
            @Nullable String holder,
            @DefaultValue("CHECKING") BankAccount.Type type,
            @Nullable String routingNumber,
            @Nullable String accountNumber,
            @Nullable String iban,
            @Nullable String bic) {
        /** Never holds the number itself. */
        @Override
        public String toString() {
            return "Account[" + type + "]";
        }
    }

    /**
     * A postal address.
     *
     * @param street Street name.
     * @param buildingNumber Building number.
     * @param postalCode Postal code.
     * @param town Town or city.
     * @param region State, province or county.
     * @param country ISO 3166-1 alpha-2 code.
     */
    record PostalAddress(
            @Nullable String street,
            @Nullable String buildingNumber,
            @Nullable String postalCode,
            @Nullable String town,
            @Nullable String region,
            @Nullable String country) {}

    @Nullable
    Originator toOriginator(String path, Problems problems) {
        problems.require(name != null && !name.isBlank(), path + ".name", "is missing");
        problems.require(
                id != null && !id.isBlank(), path + ".id", "is missing: the identification that the bank assigned");
        problems.require(account != null, path + ".account", "is missing");
        BankAccount debited = account == null ? null : bankAccount(path, problems, account);
        Address postal = address == null ? null : problems.check(path + ".address", () -> toAddress(address));
        return name == null || id == null || debited == null
                ? null
                : new Originator(name, id, debited, bankName, postal);
    }

    private @Nullable BankAccount bankAccount(String path, Problems problems, Account given) {
        return problems.check(
                path + ".account",
                () -> new BankAccount(
                        given.holder() == null ? name : given.holder(),
                        given.type(),
                        given.routingNumber(),
                        given.accountNumber(),
                        given.iban(),
                        given.bic(),
                        bankName));
    }

    private static Address toAddress(PostalAddress given) {
        return new Address(
                given.street(),
                given.buildingNumber(),
                given.postalCode(),
                given.town(),
                given.region(),
                given.country());
    }
}
