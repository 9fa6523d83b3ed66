package com.smartap.spi.payment;

import com.smartap.spi.Api;
import org.jspecify.annotations.Nullable;

/**
 * Something that a payment file says otherwise than the order, or that somebody may want to look at, though the file can
 * be written: a mended address, a name in other letters, a bank of another country than the account.
 *
 * @param paymentId the payment; null for the order as a whole
 * @param field such as {@code payeeAddress.town}
 * @param message what the file says instead, masked where it is an account number
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentNote(@Nullable String paymentId, String field, String message) {
    /** Payment, field and message. */
    @Override
    public String toString() {
        return (paymentId == null ? "" : "payment " + paymentId + ": ") + field + ": " + message;
    }
}
