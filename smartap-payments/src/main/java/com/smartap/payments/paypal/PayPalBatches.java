package com.smartap.payments.paypal;

import com.smartap.model.IdempotencyKey;
import com.smartap.payments.paypal.PayoutOrders.Order;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.BatchInitiation;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders many payments with one call. */
final class PayPalBatches implements BatchInitiation {
    private final PayoutCheck check;
    private final PayoutOrders orders;
    private final PayoutStatuses statuses;

    PayPalBatches(PayoutCheck check, PayoutOrders orders, PayoutStatuses statuses) {
        this.check = check;
        this.orders = orders;
        this.statuses = statuses;
    }

    @Override
    public int mostPayments() {
        return PayoutCheck.MOST_ITEMS;
    }

    @Override
    public BatchOutcome initiate(List<ProviderPayment> payments, IdempotencyKey key) {
        requireCarriable(payments);
        Order order = orders.order(payments, key);
        if (order instanceof Order.Created created) {
            return new BatchOutcome.Accepted(created.batchId(), true);
        }
        if (order instanceof Order.Known known) {
            return new BatchOutcome.Accepted(known.batch().batchId(), false);
        }
        if (order instanceof Order.Refused refused) {
            return new BatchOutcome.Refused(refused.failure());
        }
        return new BatchOutcome.Unknown(((Order.Unknown) order).lastSeen());
    }

    @Override
    public Optional<BatchOutcome.Accepted> find(List<ProviderPayment> payments, IdempotencyKey key) {
        requireCarriable(payments);
        return orders.find(payments, key).map(batch -> new BatchOutcome.Accepted(batch.batchId(), false));
    }

    /**
     * {@inheritDoc}
     *
     * <p>PayPal may list no payments while it takes a batch in.
     *
     * @throws com.smartap.connector.support.ConnectorRefusedException if PayPal denied the batch as a whole and lists no
     *     payments of it
     */
    @Override
    public StatusPage payments(String batchId, @Nullable String cursor) {
        if (cursor != null && !cursor.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("cursor (%s) is none that was given. Maybe begin anew with null"
                    .formatted(cursor.length() > 20 ? cursor.substring(0, 20) + "…" : cursor));
        }
        return statuses.statuses(batchId, cursor == null ? 1 : Integer.parseInt(cursor));
    }

    private void requireCarriable(List<ProviderPayment> payments) {
        List<PaymentProblem> problems = check.of(payments);
        if (!problems.isEmpty()) {
            throw new PaymentFormatException(problems);
        }
    }
}
