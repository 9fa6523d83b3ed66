package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.payments.paypal.PayoutStatuses.Item;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.ProviderStatus;

/** Calls payments back that nobody has claimed yet; PayPal takes no others back. */
final class PayPalCancellation implements Cancellation {
    private static final String TOO_LATE = "PayPal takes back only what nobody has claimed (UNCLAIMED); this is %s";
    private final PayPalApi api;
    private final PayoutStatuses statuses;

    PayPalCancellation(PayPalApi api, PayoutStatuses statuses) {
        this.api = api;
        this.statuses = statuses;
    }

    @Override
    public CancelOutcome cancel(String providerId, IdempotencyKey key) {
        Item item = statuses.status(providerId);
        ProviderStatus status = item.status();
        String payoutItemId = item.payoutItemId();
        if (isBack(status)) {
            return new CancelOutcome.Requested(status);
        }
        if (!status.cancellable() || payoutItemId == null) {
            return new CancelOutcome.TooLate(status, TOO_LATE.formatted(status.rawStatus()));
        }
        try {
            ObjectNode after = api.cancel(payoutItemId, PayPalIds.request(key.value(), providerId));
            return new CancelOutcome.Requested(read(after, status));
        } catch (OutcomeUnknownException e) {
            return new CancelOutcome.Unknown(String.valueOf(e.getMessage()));
        } catch (ConnectorRefusedException e) {
            ProviderStatus now = statuses.status(providerId).status();
            if (isBack(now)) {
                return new CancelOutcome.Requested(now);
            }
            if (e.providerCode().filter("ITEM_INCORRECT_STATUS"::equals).isPresent() || !now.cancellable()) {
                return new CancelOutcome.TooLate(now, e.words());
            }
            throw e;
        }
    }

    private static boolean isBack(ProviderStatus status) {
        return status.rawStatus().equals(PayoutItems.RETURNED) || status.state() == ProviderStatus.State.CANCELLED;
    }

    /** The answer is the item as it is now; whatever it lacks leaves open what happened. */
    private static ProviderStatus read(ObjectNode after, ProviderStatus before) {
        try {
            ProviderStatus status = PayoutItems.status(after, "");
            if (status.providerId().equals(before.providerId())) {
                return status;
            }
        } catch (ConnectorProtocolException e) {
            throw new OutcomeUnknownException(String.valueOf(e.getMessage()), e);
        }
        throw new OutcomeUnknownException("PayPal answered about another payment", null);
    }
}
