package com.smartap.spi.erp;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as an ERP holds it.
 *
 * @param externalId the ERP's id
 * @param name display name
 * @param taxId tax id; may be masked by the ERP
 * @param email e-mail address
 * @param phone telephone number
 * @param address postal address
 * @param currency the currency it bills in
 * @param paymentTerms the ERP's id or name of the terms
 * @param bankAccount where it is paid, if the ERP says so
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
        @Nullable Address address,
        @Nullable Currency currency,
        @Nullable String paymentTerms,
        @Nullable BankAccount bankAccount,
        boolean active,
        Instant modifiedAt) {}
