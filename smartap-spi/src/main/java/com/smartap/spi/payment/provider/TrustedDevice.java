package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * The ability to be trusted by a person's second factor. Some providers let nobody create payments without it, and it
 * ends after some days, so that somebody has to be asked in time and not when a payment is due.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface TrustedDevice {
    /** When the trust ends; empty if there is none. Makes no call. */
    Optional<Instant> trustedUntil();

    /** Has the provider send a code to the person. */
    Challenge challenge();

    /**
     * Answers with the code that the person got, and keeps the trust in the vault.
     *
     * @throws com.smartap.spi.ConnectorAuthorizationException if the code is not accepted
     */
    void confirm(Challenge challenge, Secret code);

    /**
     * A code under way.
     *
     * @param id the provider's id of it
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Challenge(String id) {}
}
