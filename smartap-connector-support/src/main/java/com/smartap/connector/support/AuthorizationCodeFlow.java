package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Connecting by a person: sends the person to the outside system's consent page and turns the code that comes back
 * into tokens (RFC 6749, 4.1, with PKCE, RFC 7636). The host keeps {@link Start} in the person's session and compares
 * the state that comes back with {@link #isSameState}.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AuthorizationCodeFlow implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final BaseUrl authorizeUrl;
    private final TokenEndpoint endpoint;

    /** A flow of one connection. */
    public AuthorizationCodeFlow(
            String connection, Clock clock, BaseUrl authorizeUrl, OAuth2Settings settings, ClientOptions options) {
        this.authorizeUrl = authorizeUrl;
        this.endpoint = new TokenEndpoint(connection, clock, settings, options);
    }

    /**
     * What one attempt to connect begins with.
     *
     * @param url where to send the person's browser
     * @param state comes back with the code
     * @param verifier proves at the exchange that the same party began
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Start(URI url, Secret state, Secret verifier) {
        /** Names the host only: the address holds the state. */
        @Override
        public String toString() {
            return "Start[" + url.getHost() + "]";
        }
    }

    /** Begins an attempt with a fresh state and verifier. */
    public Start start(String clientId, URI redirectUri, String scope) {
        Secret state = random();
        Secret verifier = random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", clientId);
        query.put("redirect_uri", redirectUri.toString());
        query.put("scope", scope);
        query.put("state", state.reveal());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return new Start(authorizeUrl.resolve("", query), state, verifier);
    }

    /** Compares the state that came back, in constant time. */
    public static boolean isSameState(Start start, String state) {
        return start.state().equals(Secret.of(state));
    }

    /**
     * Turns a code into credentials with {@code accessToken}, {@code refreshToken} and {@code expiresAt}. The caller
     * stores them before they are used.
     *
     * @param known holds {@code clientId} and {@code clientSecret}
     * @throws com.smartap.spi.ConnectorAuthorizationException if the code is refused; the person begins again
     */
    public Credentials exchange(Credentials known, Secret code, Start start, URI redirectUri) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.reveal());
        form.put("redirect_uri", redirectUri.toString());
        form.put("code_verifier", start.verifier().reveal());
        return endpoint.exchange(known, form);
    }

    @Override
    public void close() {
        endpoint.close();
    }

    private static String challenge(Secret verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(verifier.reveal().getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static Secret random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
