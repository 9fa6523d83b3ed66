package com.smartap.spi.payment;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * Who pays, and from which account.
 *
 * @param name the name that payees know
 * @param id the identification that the bank assigned, such as {@code 1123456789}
 * @param account the account that is debited
 * @param bankName the bank's name
 * @param address postal address
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Originator(
        String name,
        String id,
        BankAccount account,
        @Nullable String bankName,
        @Nullable Address address) {}
