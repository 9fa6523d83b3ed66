package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Connecting by a person: sends the person to the outside system's consent page and turns the code that comes back
 * into tokens (RFC 6749, 4.1, with PKCE, RFC 7636). The vault holds {@code clientId} and, unless the client is a public
 * one, {@code clientSecret}.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AuthorizationCodeFlow implements ErpConsent {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Says what else came with the consent, such as a company's id in the callback, or companies to choose from. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    @FunctionalInterface
    public interface Completion {
        /** Credentials only. */
        Completion CREDENTIALS = (credentials, callback) -> new Connected(credentials, Map.of(), List.of());

        /** What the host stores. */
        Connected connected(Credentials credentials, Map<String, String> callback);
    }

    private final String connection;
    private final ConnectorContext context;
    private final BaseUrl authorizeUrl;
    private final String scope;
    private final Completion completion;
    private final TokenEndpoint endpoint;

    /**
     * A flow of one connection.
     *
     * @param scope the rights that are asked for, separated by blanks
     */
    public AuthorizationCodeFlow(
            ConnectorContext context,
            BaseUrl authorizeUrl,
            OAuth2Settings settings,
            String scope,
            Completion completion,
            ClientOptions options) {
        this.connection = context.connection();
        this.context = context;
        this.authorizeUrl = authorizeUrl;
        this.scope = scope;
        this.completion = completion;
        this.endpoint = new TokenEndpoint(context.connection(), context.clock(), settings, options);
    }

    @Override
    public Begun begin(URI redirectUri) {
        Secret state = random();
        Secret verifier = random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put(
                "client_id",
                context.credentials().read().require(TokenEndpoint.CLIENT_ID).reveal());
        query.put("redirect_uri", redirectUri.toString());
        query.put("scope", scope);
        query.put("state", state.reveal());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        return new Begun(authorizeUrl.resolve("", query), redirectUri, state, verifier);
    }

    @Override
    public Connected complete(Begun begun, Map<String, String> callback) {
        if (!begun.state().equals(Secret.of(callback.getOrDefault("state", "")))) {
            throw new InvalidRequestException(
                    "state",
                    "state is not the one that was given out. Maybe the consent was begun in another window; begin again");
        }
        String error = callback.get("error");
        String code = callback.getOrDefault("code", "");
        if (error != null || code.isBlank()) {
            String words = error == null ? "no code came back" : error.replaceAll("[^A-Za-z0-9_.-]", "");
            throw new ConnectorAuthorizationException(
                    "%s: the consent was not given (%s). Begin again".formatted(connection, words), words, null);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", begun.redirectUri().toString());
        form.put("code_verifier", begun.verifier().reveal());
        Credentials credentials = endpoint.exchange(context.credentials().read(), form);
        return completion.connected(credentials, callback);
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
