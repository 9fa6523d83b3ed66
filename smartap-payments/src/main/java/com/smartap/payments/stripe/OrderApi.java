package com.smartap.payments.stripe;

import com.smartap.model.IdempotencyKey;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.payment.PaymentProblem;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of Stripe's ways to pay others. */
interface OrderApi {
    /** What a look found: the payment of the key, and one of the same payment that lives on under another key. */
    record Found(Optional<HeldOrder> mine, Optional<HeldOrder> otherKey) {}

    /**
     * What an order was answered with.
     *
     * @param created whether this call created it
     */
    record Placed(ProviderStatus status, boolean created) {}

    /** Names the account that is paid from. */
    ConnectionTest test();

    /** What Stripe cannot carry. */
    List<PaymentProblem> check(ProviderPayment payment);

    /** What has to be equal wherever one key is used again. */
    Map<String, String> terms(ProviderPayment payment);

    /** Looks through what Stripe holds, newest first. */
    Found search(ProviderPayment payment, IdempotencyKey key);

    /** Orders a payment. */
    Placed place(ProviderPayment payment, IdempotencyKey key);

    /** What Stripe says about a payment; throws {@link com.smartap.spi.NotFoundException} if it knows none. */
    ProviderStatus status(String providerId);

    /** Calls a payment back, and says what Stripe says about it then. */
    ProviderStatus cancel(String providerId, IdempotencyKey key);
}
