package com.smartap.spi.erp;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Connecting by a person: the person agrees on the system's own page, and comes back to the host with a code. Close it
 * when done.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ErpConsent extends AutoCloseable {
    /**
     * Begins: the host keeps the answer in the person's session and sends the browser to its address.
     *
     * @param redirectUri where the system sends the person back to, as registered with it
     */
    Begun begin(URI redirectUri);

    /**
     * Completes: checks the state, and turns the code into credentials, which the caller stores before they are used.
     *
     * @param begun what {@link #begin} answered to the same person
     * @param callback the query parameters with which the person came back
     * @throws com.smartap.spi.InvalidRequestException if the state is not the one that was given out
     * @throws com.smartap.spi.ConnectorAuthorizationException if the person declined, or the code is refused
     */
    Connected complete(Begun begun, Map<String, String> callback);

    @Override
    void close();

    /**
     * An attempt to connect.
     *
     * @param url where to send the person's browser
     * @param redirectUri where the person comes back to
     * @param state comes back with the code
     * @param verifier proves at the exchange that the same party began (PKCE, RFC 7636)
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Begun(URI url, URI redirectUri, Secret state, Secret verifier) {
        /** Names the host only: the address holds the state. */
        @Override
        public String toString() {
            return "Begun[" + url.getHost() + "]";
        }
    }

    /**
     * What a consent gave.
     *
     * @param credentials everything the connector needs, client id and secret included
     * @param settings settings that came with it, such as {@code realmId}
     * @param companies the companies that the person opened; the caller lets the person choose if there are several
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Connected(Credentials credentials, Map<String, String> settings, List<Company> companies) {
        /** Copies the collections. */
        public Connected {
            settings = Map.copyOf(settings);
            companies = List.copyOf(companies);
        }
    }

    /**
     * A company that may be connected.
     *
     * @param name what people call it
     * @param settings the settings that choose it, such as {@code tenantId}
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Company(String name, Map<String, String> settings) {
        /** Copies the settings. */
        public Company {
            settings = Map.copyOf(settings);
        }
    }
}
