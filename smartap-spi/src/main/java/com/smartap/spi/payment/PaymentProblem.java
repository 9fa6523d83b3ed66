package com.smartap.spi.payment;

import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * Something that a payment format cannot carry.
 *
 * @param paymentId the payment; null for the order as a whole
 * @param field such as {@code account.routingNumber}
 * @param message what is wrong with its value, masked where it is an account number, and what to do
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentProblem(@Nullable String paymentId, String field, String message) {
    /** Payment, field and message. */
    @Override
    public String toString() {
        return (paymentId == null ? "" : "payment " + paymentId + ": ") + field + ": " + message;
    }
}
