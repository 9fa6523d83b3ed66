package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;
import java.util.function.Function;

/** What came of having a payment carried out. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public sealed interface InitiationOutcome {
    /**
     * The provider holds the payment. It may fail or come back later.
     *
     * @param status what the provider says about it
     * @param created whether this call created it; false if the provider already held it under the same key
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Accepted(ProviderStatus status, boolean created) implements InitiationOutcome {}

    /**
     * The provider refused it and holds nothing; the same payment would be refused again unless {@code failure} says
     * otherwise.
     *
     * @param failure the provider's own code and words, and what to do
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Refused(PaymentFailure failure) implements InitiationOutcome {}

    /**
     * The answer was lost, so the provider may hold it. It is never sent again before {@link PaymentGateway#find} says
     * that there is none.
     *
     * @param lastSeen what was seen last, such as a time-out
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Unknown(String lastSeen) implements InitiationOutcome {}

    /** An exhaustive choice. */
    default <R> R fold(Function<Accepted, R> accepted, Function<Refused, R> refused, Function<Unknown, R> unknown) {
        if (this instanceof Accepted a) {
            return accepted.apply(a);
        }
        if (this instanceof Refused r) {
            return refused.apply(r);
        }
        return unknown.apply((Unknown) this);
    }
}
