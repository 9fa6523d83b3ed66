package com.smartap.connector.foxit;

import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.OAuth2Settings;
import com.smartap.connector.support.OAuth2TokenSource;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Shows who calls: by a token of the classic API, or by the two headers of the gateway. */
interface FoxitAuthentication extends Authentication, AutoCloseable {
    @Override
    void close();

    /** The one of the surface. */
    static FoxitAuthentication of(ConnectorContext context, FoxitSettings settings, ClientOptions options) {
        return settings.gateway()
                ? new Keys(context.credentials())
                : new Tokens(
                        context.connection(),
                        new OAuth2TokenSource(
                                context.connection(),
                                context.clock(),
                                context.credentials(),
                                new OAuth2Settings(
                                        settings.base().resolve("/oauth2/access_token"),
                                        true,
                                        Duration.ofSeconds(60),
                                        Duration.ofMinutes(2),
                                        "read-write"),
                                options));
    }

    /** Client id and secret on each call; a person replaces them in the vault. */
    record Keys(CredentialVault vault) implements FoxitAuthentication {
        @Override
        public Map<String, Secret> headers(ApiCall call) {
            Credentials credentials = vault.read();
            return Map.of(
                    "client_id", stripped(credentials.require(FoxitKeys.CLIENT_ID)),
                    "client_secret", stripped(credentials.require(FoxitKeys.CLIENT_SECRET)));
        }

        @Override
        public boolean renew(Map<String, Secret> rejected) {
            return false;
        }

        @Override
        public void close() {}

        private static Secret stripped(Secret secret) {
            return Secret.of(secret.reveal().strip());
        }
    }

    /** Bearer tokens by client credentials; keys of the portal are not taken there, which is worth a hint. */
    record Tokens(String connection, OAuth2TokenSource source) implements FoxitAuthentication {
        @Override
        public Map<String, Secret> headers(ApiCall call) {
            return hinting(() -> source.headers(call));
        }

        @Override
        public boolean renew(Map<String, Secret> rejected) {
            return hinting(() -> source.renew(rejected));
        }

        @Override
        public void close() {
            source.close();
        }

        private <T> T hinting(Supplier<T> call) {
            try {
                return call.get();
            } catch (ConnectorAuthorizationException e) {
                if (e.providerCode().filter("invalid_client"::equals).isEmpty()) {
                    throw e;
                }
                throw new ConnectorAuthorizationException(
                        "%s: the classic API does not take these keys (invalid_client). Reconnect needed: maybe they are of the developer portal, then set surface to gateway"
                                .formatted(connection),
                        "invalid_client",
                        e);
            }
        }
    }
}
