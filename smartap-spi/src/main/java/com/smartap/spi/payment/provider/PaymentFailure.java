package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;

/**
 * Why a payment failed, came back or was refused.
 *
 * @param code the provider's own code, such as {@code returned.payout_method_closed}
 * @param words the provider's own words, or the code in words; no account number
 * @param remedy what helps
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentFailure(String code, String words, Remedy remedy) {
    /** What helps after a failure. A payment that came back is never sent again by itself, whatever the remedy. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Remedy {
        /** The same payment may be tried again later, as a new payment. */
        TRY_LATER,
        /** The payee's data has to be corrected first. */
        MEND_PAYEE,
        /** The payment itself has to be changed: amount, currency, rail or date. */
        MEND_PAYMENT,
        /** The payer's account with the provider needs attention: money, limits, rights, verification. */
        MEND_ACCOUNT,
        /** Nothing is known to help; a person asks the provider. */
        ASK
    }

    /** Code and words. */
    @Override
    public String toString() {
        return code + ": " + words;
    }
}
