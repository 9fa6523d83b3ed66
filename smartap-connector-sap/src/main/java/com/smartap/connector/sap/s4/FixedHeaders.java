package com.smartap.connector.sap.s4;

import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.Authentication;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;

/** Puts the same headers on every call: user and password, or an API key. There is nothing to renew. */
final class FixedHeaders implements Authentication {
    private final CredentialVault vault;
    private final Function<Credentials, Map<String, Secret>> headers;

    private FixedHeaders(CredentialVault vault, Function<Credentials, Map<String, Secret>> headers) {
        this.vault = vault;
        this.headers = headers;
    }

    /** A communication user, or a person's; HTTP Basic. */
    static FixedHeaders basic(CredentialVault vault) {
        return new FixedHeaders(vault, credentials -> {
            String pair = credentials.require("userName").reveal() + ":"
                    + credentials.require("password").reveal();
            byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
            return Map.of(
                    "Authorization", Secret.of("Basic " + Base64.getEncoder().encodeToString(bytes)));
        });
    }

    /** SAP's sandbox. */
    static FixedHeaders apiKey(CredentialVault vault) {
        return new FixedHeaders(vault, credentials -> Map.of("APIKey", credentials.require("apiKey")));
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        return headers.apply(vault.read());
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        return false;
    }
}
