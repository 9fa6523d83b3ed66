package com.smartap.spi.esign;

import com.smartap.spi.Api;
import java.util.function.Function;

/** What came of asking for signatures. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public sealed interface RequestOutcome {
    /**
     * The provider holds the request, and those whose turn it is were told.
     *
     * @param status what the provider says about it
     * @param created whether this call created it; false if the provider already held it under the same key
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Accepted(SigningStatus status, boolean created) implements RequestOutcome {}

    /**
     * The provider refused it and holds nothing.
     *
     * @param code the provider's own code; empty if it gives none
     * @param reason the provider's words
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Refused(String code, String reason) implements RequestOutcome {}

    /**
     * The answer was lost, so the provider may hold it. It is never sent again before {@link ESignGateway#find} says
     * that there is none.
     *
     * @param lastSeen what was seen last, such as a time-out
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Unknown(String lastSeen) implements RequestOutcome {}

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
