package com.smartap.spi.payment.provider;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says about a payment at one moment.
 *
 * @param providerId the provider's id of the payment
 * @param reference our reference, where the provider repeats it
 * @param state what it means
 * @param rawStatus the provider's own word, kept as it is also where it is not known
 * @param failure why, for {@link State#FAILED}, {@link State#RETURNED} and {@link State#HELD}
 * @param amount what is moved
 * @param fee what the provider takes for it
 * @param expectedOn the day on which the payee is expected to have it
 * @param changedAt when the provider last changed the state, by its own clock
 * @param trace the number by which the payee's bank can find it: ACH trace, IMAD or transaction id
 * @param cancellable whether it can still be called back now
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ProviderStatus(
        String providerId,
        @Nullable String reference,
        State state,
        String rawStatus,
        @Nullable PaymentFailure failure,
        @Nullable Money amount,
        @Nullable Money fee,
        @Nullable LocalDate expectedOn,
        @Nullable Instant changedAt,
        @Nullable String trace,
        boolean cancellable) {
    /** How far a payment has come. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum State {
        /** The provider has it and waits to be told to carry it out. */
        AWAITING_CONFIRMATION,
        /** Being carried out; also where the provider's word is not known. */
        PROCESSING,
        /** Stopped until a person does something, or until the payee claims it; the money has not arrived. */
        HELD,
        /** The payee has it, as far as the provider knows. It may still come back. */
        COMPLETED,
        /** Not carried out; the money did not leave, or is back before it arrived. */
        FAILED,
        /** Called back before it was carried out. */
        CANCELLED,
        /** It arrived and came back. */
        RETURNED;

        /** Whether the money is with the payer for good: the invoice is open again. */
        public boolean isOver() {
            return this == FAILED || this == CANCELLED || this == RETURNED;
        }
    }
}
