package com.smartap.payments.bill;

import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.payment.provider.Cancellation;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.ProviderStatus.State;
import java.util.Optional;

/**
 * Calls payments back: cancels them while they are scheduled. What BILL is processing can be voided, if the setting says
 * with which type, since some types have BILL send the money again.
 */
final class BillCancellation implements Cancellation {
    private final BillGateway gateway;
    private final BillPayments payments;
    private final Optional<String> voidType;

    BillCancellation(BillGateway gateway, BillPayments payments, Optional<String> voidType) {
        this.gateway = gateway;
        this.payments = payments;
        this.voidType = voidType;
    }

    /** @throws NotFoundException if BILL knows no such payment */
    @Override
    public CancelOutcome cancel(String providerId, IdempotencyKey key) {
        ProviderStatus before = gateway.status(providerId);
        if (before.state() == State.CANCELLED || before.rawStatus().equals("VOIDED")) {
            return new CancelOutcome.Requested(before);
        }
        if (before.state() == State.COMPLETED || before.state().isOver()) {
            return new CancelOutcome.TooLate(before, "the payment is %s in BILL".formatted(before.rawStatus()));
        }
        if (!before.cancellable() && voidType.isEmpty()) {
            return new CancelOutcome.TooLate(
                    before,
                    "BILL cancels scheduled payments only, and this one is %s. Maybe void it in BILL"
                            .formatted(before.rawStatus()));
        }
        try {
            if (before.cancellable()) {
                payments.cancel(providerId);
            } else {
                payments.voided(providerId, voidType.orElseThrow());
            }
            return new CancelOutcome.Requested(gateway.status(providerId));
        } catch (OutcomeUnknownException e) {
            return new CancelOutcome.Unknown(String.valueOf(e.getMessage()));
        } catch (ConnectorRefusedException e) {
            return refused(providerId, e);
        }
    }

    private CancelOutcome refused(String providerId, ConnectorRefusedException refusal) {
        if (BillFaults.isInside(refusal)) {
            return new CancelOutcome.Unknown(String.valueOf(refusal.getMessage()));
        }
        ProviderStatus now = gateway.status(providerId);
        return now.state() == State.CANCELLED
                ? new CancelOutcome.Requested(now)
                : new CancelOutcome.TooLate(now, refusal.words());
    }
}
