package com.smartap.spi.payment.provider;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;

/** The ability to take a payment in first and carry it out when a second person confirms it. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface Confirmation {
    /**
     * Has a held payment carried out, once. Confirming what is confirmed already changes nothing.
     *
     * @param payment the payment, as it was initiated
     * @param providerId the provider's id of it
     * @param key another key than that of the initiation
     * @throws com.smartap.spi.ConnectorException if it was surely not confirmed
     */
    InitiationOutcome confirm(ProviderPayment payment, String providerId, IdempotencyKey key);
}
