package com.smartap.spi.payment.provider;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;

/** The ability to call payments back. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface Cancellation {
    /**
     * Calls a payment back, if that is still possible. Calling back what was called back changes nothing.
     *
     * @throws com.smartap.spi.ConnectorException if it was surely not called back
     */
    CancelOutcome cancel(String providerId, IdempotencyKey key);

    /** What came of it. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    sealed interface CancelOutcome {
        /**
         * The provider took it: the payment is cancelled, or will be, as the status says. Only
         * {@link ProviderStatus.State#CANCELLED} makes the invoice open again.
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Requested(ProviderStatus status) implements CancelOutcome {}

        /**
         * It is too late.
         *
         * @param status what the provider says about the payment
         * @param reason why
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record TooLate(ProviderStatus status, String reason) implements CancelOutcome {}

        /**
         * The answer was lost; {@link PaymentGateway#status} tells.
         *
         * @param lastSeen what was seen last
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Unknown(String lastSeen) implements CancelOutcome {}
    }
}
