package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.Confirmation;
import com.smartap.spi.payment.provider.InitiationOutcome;
import com.smartap.spi.payment.provider.InitiationOutcome.Accepted;
import com.smartap.spi.payment.provider.InitiationOutcome.Refused;
import com.smartap.spi.payment.provider.InitiationOutcome.Unknown;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.util.Optional;

/**
 * Confirms payout intents. Only one that waits for its first confirmation is confirmed: after a failure or a return
 * Stripe would take a second confirmation for a second payout.
 */
final class StripeConfirmation implements Confirmation {
    private final StripeApi api;
    private final PayoutIntents intents;

    StripeConfirmation(StripeApi api, PayoutIntents intents) {
        this.api = api;
        this.intents = intents;
    }

    @Override
    public InitiationOutcome confirm(ProviderPayment payment, String providerId, IdempotencyKey key) {
        ProviderStatus before = read(payment, providerId);
        if (before.state() != State.AWAITING_CONFIRMATION) {
            return new Accepted(before, false);
        }
        try {
            OrderApi.Placed placed = intents.confirm(providerId, key);
            return new Accepted(placed.status(), placed.created());
        } catch (ConnectorException e) {
            if (StripeFaults.isOpen(e)) {
                return new Unknown(String.valueOf(e.getMessage()));
            }
            if (e instanceof ConnectorRefusedException refusal) {
                return refused(payment, providerId, key, refusal);
            }
            throw e;
        }
    }

    private InitiationOutcome refused(
            ProviderPayment payment, String providerId, IdempotencyKey key, ConnectorRefusedException refusal) {
        if (StripeFaults.isOtherRequest(refusal)) {
            throw new IdempotencyConflictException(
                    "%s: Stripe knows the key %s of the confirmation of %s from another request: %s"
                            .formatted(api.connection(), key, payment.id(), refusal.words()));
        }
        ProviderStatus now = read(payment, providerId);
        return now.state() == State.AWAITING_CONFIRMATION
                ? new Refused(FailureWords.of(refusal))
                : new Accepted(now, false); // somebody else was faster
    }

    private ProviderStatus read(ProviderPayment payment, String providerId) {
        String id = StripeFields.known(api.connection(), providerId);
        Optional<ObjectNode> intent = id.startsWith(PayoutIntents.PREFIX) ? intents.find(id) : Optional.empty();
        ObjectNode held = intent.orElseThrow(() -> StripeFields.unknown(api.connection(), providerId));
        HeldOrder order = new HeldOrder(intents.status(held), OutboundPayments.terms(held));
        boolean strange = !payment.id().equals(order.status().reference());
        Optional<String> differs = strange ? Optional.of("reference") : order.differs(OrderBody.terms(payment));
        if (differs.isPresent()) {
            throw new IdempotencyConflictException("%s: %s at Stripe is not payment %s: its %s is another"
                    .formatted(api.connection(), id, payment.id(), differs.get()));
        }
        return order.status();
    }
}
