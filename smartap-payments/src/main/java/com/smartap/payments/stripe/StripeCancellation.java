package com.smartap.payments.stripe;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;

/** Calls payments back while Stripe says that they are cancelable, and says what came of it. */
final class StripeCancellation implements Cancellation {
    private static final int NOT_FOUND = 404;
    private final StripeApi api;
    private final OrderApi orders;

    StripeCancellation(StripeApi api, OrderApi orders) {
        this.api = api;
        this.orders = orders;
    }

    @Override
    public CancelOutcome cancel(String providerId, IdempotencyKey key) {
        try {
            return new CancelOutcome.Requested(orders.cancel(providerId, key));
        } catch (ConnectorException e) {
            if (StripeFaults.isOpen(e)) {
                return new CancelOutcome.Unknown(String.valueOf(e.getMessage()));
            }
            if (e instanceof ConnectorRefusedException refusal) {
                return refused(providerId, key, refusal);
            }
            throw e;
        }
    }

    private CancelOutcome refused(String providerId, IdempotencyKey key, ConnectorRefusedException refusal) {
        if (refusal.status() == NOT_FOUND) {
            throw StripeFields.unknown(api.connection(), providerId);
        }
        if (StripeFaults.isOtherRequest(refusal)) {
            throw new IdempotencyConflictException("%s: Stripe knows the key %s from another request: %s"
                    .formatted(api.connection(), key, refusal.words()));
        }
        ProviderStatus now = orders.status(providerId);
        return now.state() == State.CANCELLED
                ? new CancelOutcome.Requested(now)
                : new CancelOutcome.TooLate(now, refusal.words());
    }
}
