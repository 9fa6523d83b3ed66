package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.BankAccount;
import org.jspecify.annotations.Nullable;

/** A bank account. Numbers go out masked; one that comes back masked stands for the number that is stored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"holder", "type", "routingNumber", "accountNumber", "iban", "bic", "bankName"})
record BankAccountDto(
        @JsonProperty("holder") @Nullable String holder,
        @JsonProperty("type") @Nullable String type,
        @JsonProperty("routingNumber") @Nullable String routingNumber,
        @JsonProperty("accountNumber") @Nullable String accountNumber,
        @JsonProperty("iban") @Nullable String iban,
        @JsonProperty("bic") @Nullable String bic,
        @JsonProperty("bankName") @Nullable String bankName) {
    static @Nullable BankAccountDto of(@Nullable BankAccount account) {
        return account == null
                ? null
                : new BankAccountDto(
                        account.holder(),
                        account.type().name(),
                        account.routingNumber(),
                        Texts.masked(account.accountNumber()),
                        Texts.masked(account.iban()),
                        account.bic(),
                        account.bankName());
    }

    /**
     * The account.
     *
     * @param stored the account that was shown before; null if there was none
     */
    BankAccount toAccount(String field, @Nullable BankAccount stored) {
        BankAccount.Type kind = type == null
                ? BankAccount.Type.CHECKING
                : Fields.constant(field + ".type", type, BankAccount.Type.class);
        String number = Fields.unmasked(
                field + ".accountNumber", accountNumber, stored == null ? null : stored.accountNumber());
        String international = Fields.unmasked(field + ".iban", iban, stored == null ? null : stored.iban());
        return Fields.checked(
                field, () -> new BankAccount(holder, kind, routingNumber, number, international, bic, bankName));
    }

    /** Never holds the numbers. */
    @Override
    public String toString() {
        return "BankAccountDto[" + type + "]";
    }
}
