package com.smartap.connector.netsuite;

import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.Authentication;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

/** Token-based authentication: signs every attempt of every call anew, with its own moment and nonce. */
final class TokenSignature implements Authentication {
    static final String CONSUMER_KEY = "consumerKey";
    static final String CONSUMER_SECRET = "consumerSecret";
    static final String TOKEN_ID = "tokenId";
    static final String TOKEN_SECRET = "tokenSecret";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String connection;
    private final Clock clock;
    private final CredentialVault vault;
    private final String realm;

    TokenSignature(String connection, Clock clock, CredentialVault vault, String realm) {
        this.connection = connection;
        this.clock = clock;
        this.vault = vault;
        this.realm = realm;
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        Credentials credentials = vault.read();
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        OAuth1Signature signature = new OAuth1Signature(
                required(credentials, CONSUMER_KEY),
                required(credentials, CONSUMER_SECRET),
                required(credentials, TOKEN_ID),
                required(credentials, TOKEN_SECRET));
        String header = signature.header(
                realm,
                call.method(),
                call.uri(),
                String.valueOf(clock.instant().getEpochSecond()),
                HexFormat.of().formatHex(nonce));
        return Map.of("Authorization", Secret.of(header));
    }

    /** A token is valid or not: there is nothing to renew. */
    @Override
    public boolean renew(Map<String, Secret> rejected) {
        return false;
    }

    private String required(Credentials credentials, String name) {
        return credentials
                .get(name)
                .map(secret -> secret.reveal().strip())
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new ConnectorAuthorizationException(
                        "%s: the credential %s is missing. Token-based authentication needs consumerKey, consumerSecret, tokenId and tokenSecret"
                                .formatted(connection, name),
                        null,
                        null));
    }
}
