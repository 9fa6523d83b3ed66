package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import java.util.Map;

/** Puts credentials on calls, and renews them once when the outside system no longer accepts them. Thread-safe. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface Authentication {
    /** Puts nothing on calls. */
    Authentication NONE = new Authentication() {
        @Override
        public Map<String, Secret> headers(ApiCall call) {
            return Map.of();
        }

        @Override
        public boolean renew(Map<String, Secret> rejected) {
            return false;
        }
    };

    /**
     * The headers of a call; renews credentials first that are about to expire. Called anew for each attempt, so that
     * a signature may cover the call and the moment.
     *
     * @throws com.smartap.spi.ConnectorAuthorizationException if a person has to connect again
     */
    Map<String, Secret> headers(ApiCall call);

    /** Whether an answer means that the credentials, or the session, are not accepted; 401 unless overridden. */
    default boolean isRejected(ApiAnswer answer) {
        return answer.status() == 401;
    }

    /**
     * Called after an answer that {@link #isRejected}.
     *
     * @param rejected the headers that were not accepted
     * @return whether other credentials are at hand now, so that one more attempt makes sense
     * @throws com.smartap.spi.ConnectorAuthorizationException if a person has to connect again
     */
    boolean renew(Map<String, Secret> rejected);
}
