package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * A payee as a provider keeps it; ids, not account numbers.
 *
 * @param payeeId the provider's id of the payee
 * @param accountId the provider's id of the payee's bank account; null if it keeps none
 * @param fingerprint SHA-256 in lower-case hexadecimal of the account that was stored, so that a changed account is seen
 *     without keeping its number; null if none was stored
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record StoredPayee(
        String payeeId,
        @Nullable String accountId,
        @Nullable String fingerprint) {}
