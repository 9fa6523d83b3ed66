package com.smartap.model.purchasing;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A vendor: somebody whose invoices are paid.
 *
 * @param id its id
 * @param version counts its changes
 * @param name its name, 1 to 200 characters
 * @param taxId tax or VAT id
 * @param email where remittance advice goes
 * @param address postal address
 * @param currency the currency it usually bills in
 * @param paymentTerms such as {@code Net 30}
 * @param bankAccount where it is paid
 * @param active whether invoices of it are accepted
 * @param externalId its id in the ERP it was imported from
 * @param updatedAt when it was last changed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Vendor(
        VendorId id,
        long version,
        String name,
        @Nullable String taxId,
        @Nullable String email,
        @Nullable Address address,
        @Nullable Currency currency,
        @Nullable String paymentTerms,
        @Nullable BankAccount bankAccount,
        boolean active,
        @Nullable String externalId,
        Instant updatedAt) {
    /** Refuses a missing name. */
    public Vendor {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("vendor name (%s) must have 1 to 200 characters".formatted(name));
        }
    }
}
