package com.smartap.spi.erp;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as an ERP holds it.
 *
 * @param externalId the ERP's id
 * @param name display name
 * @param taxId tax id; may be masked by the ERP
 * @param email e-mail address
 * @param phone telephone number
 * @param addresses postal addresses, the one for payments first
 * @param currency the currency it bills in
 * @param paymentTerms the ERP's id or name of the terms
 * @param bankAccounts where it is paid, the one that the ERP prefers first; empty if the ERP does not say so
 * @param active whether it may be used
 * @param modifiedAt when the ERP last changed it, by the ERP's clock
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ErpVendor(
        String externalId,
        String name,
        @Nullable String taxId,
        @Nullable String email,
        @Nullable String phone,
        List<Address> addresses,
        @Nullable Currency currency,
        @Nullable String paymentTerms,
        List<BankAccount> bankAccounts,
        boolean active,
        Instant modifiedAt) {
    /** Copies the lists. */
    public ErpVendor {
        addresses = List.copyOf(addresses);
        bankAccounts = List.copyOf(bankAccounts);
    }

    /** The address for payments; null if there is none. */
    public @Nullable Address address() {
        return addresses.isEmpty() ? null : addresses.get(0);
    }

    /** The account that the ERP prefers; null if there is none. */
    public @Nullable BankAccount bankAccount() {
        return bankAccounts.isEmpty() ? null : bankAccounts.get(0);
    }
}
