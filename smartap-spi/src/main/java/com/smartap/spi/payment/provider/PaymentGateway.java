package com.smartap.spi.payment.provider;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.payment.PaymentProblem;
import java.util.List;
import java.util.Optional;

/**
 * A connection to one account with a payment provider. The contract: one key, one payment. Whoever calls records the key
 * before, and after a lost answer or a crash calls {@link #find} before {@link #initiate} again. Instances are
 * thread-safe. Every call has a timeout, honours the provider's limits, and throws a
 * {@link com.smartap.spi.ConnectorException} that tells "try again", "connect again" and "not understood" apart.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PaymentGateway extends AutoCloseable {
    /** Calls the provider once with the credentials at hand; says also what a person will soon have to do. */
    ConnectionTest test();

    /**
     * What the provider cannot carry of a payment, as far as that is known without a call; empty if nothing is.
     * Whatever is found here is never sent.
     */
    List<PaymentProblem> check(ProviderPayment payment);

    /**
     * Has a payment carried out, once for each key, whoever calls and however often. Uses the provider's own idempotency
     * key where it has one, and looks on the far side first where it has none. The answer to the same key and another
     * payment is an {@link com.smartap.spi.IdempotencyConflictException}.
     *
     * @throws com.smartap.spi.payment.PaymentFormatException if {@link #check} finds a problem; nothing was sent
     * @throws com.smartap.spi.ConnectorException if no money was surely ordered to move
     */
    InitiationOutcome initiate(ProviderPayment payment, IdempotencyKey key);

    /**
     * Looks for the payment that an earlier call with the same key may have ordered. Orders nothing.
     *
     * @return what the provider holds; empty only if it surely holds none and none can appear any more on its own
     * @throws com.smartap.spi.ConnectorException if that cannot be said now, so that nothing may be sent yet
     */
    Optional<ProviderStatus> find(ProviderPayment payment, IdempotencyKey key);

    /**
     * What the provider says about a payment now. The only source of truth: webhooks just say when to ask.
     *
     * @param providerId the provider's id, as {@link InitiationOutcome.Accepted} told it
     * @throws com.smartap.spi.NotFoundException if the provider knows no such payment
     */
    ProviderStatus status(String providerId);

    /** An ability such as {@link Cancellation}, if this gateway has it. */
    <T> Optional<T> ability(Class<T> type);

    /** Ends sessions and frees connections; never throws. */
    @Override
    void close();
}
