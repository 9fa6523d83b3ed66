package com.smartap.spi.payment.provider;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ability to order many payments with one call. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface BatchInitiation {
    /** How many payments a batch may have. */
    int mostPayments();

    /**
     * Has payments carried out, once for each key. The provider takes or refuses the batch; each payment then has a fate
     * of its own, which {@link #payments} tells.
     *
     * @param payments one to {@link #mostPayments}, of one currency, each with another id
     * @throws com.smartap.spi.payment.PaymentFormatException if any payment has a problem; nothing was sent
     * @throws com.smartap.spi.ConnectorException if no money was surely ordered to move
     */
    BatchOutcome initiate(List<ProviderPayment> payments, IdempotencyKey key);

    /** Looks for the batch that an earlier call with the same key may have ordered; empty only if there is surely none. */
    Optional<BatchOutcome.Accepted> find(List<ProviderPayment> payments, IdempotencyKey key);

    /**
     * What the provider says about the payments of a batch now, page by page.
     *
     * @param cursor what the page before returned; null for the first
     */
    StatusPage payments(String batchId, @Nullable String cursor);

    /**
     * Some payments of a batch.
     *
     * @param payments in the provider's order
     * @param cursor where to go on; null after the last page
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record StatusPage(
            List<ProviderStatus> payments, @Nullable String cursor) {
        /** Copies the payments. */
        public StatusPage {
            payments = List.copyOf(payments);
        }
    }

    /** What came of a batch. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    sealed interface BatchOutcome {
        /**
         * The provider holds the batch.
         *
         * @param batchId the provider's id
         * @param created whether this call created it
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Accepted(String batchId, boolean created) implements BatchOutcome {}

        /** The provider refused the whole batch and holds nothing of it. */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Refused(PaymentFailure failure) implements BatchOutcome {}

        /** The answer was lost; nothing is sent again before {@link #find} says that there is none. */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Unknown(String lastSeen) implements BatchOutcome {}
    }
}
