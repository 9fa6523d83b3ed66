package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 client credentials (RFC 6749, 4.4): a token for as long as it lasts, got by one thread while the others
 * wait. It is kept in memory only, since everybody can get one anew with the client's secret. Thread-safe.
 */
final class ClientToken implements Authentication, AutoCloseable {
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(10);
    private static final long LONGEST = 86_400L * 30;

    private final String connection;
    private final Clock clock;
    private final ConnectorContext context;
    private final URI tokenUrl;
    private final ApiClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Token token;

    private record Token(Secret value, Instant end) {}

    ClientToken(ConnectorContext context, URI tokenUrl, ClientOptions options) {
        this.connection = context.connection();
        this.clock = context.clock();
        this.context = context;
        this.tokenUrl = tokenUrl;
        this.client = new ApiClient(
                connection,
                clock,
                options,
                Authentication.NONE,
                answer -> Json.tryObject(answer)
                        .flatMap(body -> Json.text(body, "error"))
                        .filter(code -> code.matches("[A-Za-z0-9_.-]{1,64}"))
                        .map(code -> ProviderError.of(code, code)));
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        Token known = token;
        if (known == null || !clock.instant().plus(SKEW).isBefore(known.end())) {
            known = renewed(known);
        }
        return Map.of("Authorization", Secret.of("Bearer " + known.value().reveal()));
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        Token known = token;
        Secret header = rejected.get("Authorization");
        boolean stillUsed = known != null
                && header != null
                && header.equals(Secret.of("Bearer " + known.value().reveal()));
        if (known == null || stillUsed) {
            Token unused = renewed(known);
            return unused != known;
        }
        return true; // somebody else was faster
    }

    @Override
    public void close() {
        client.close();
    }

    private Token renewed(@Nullable Token spent) {
        lock.lock();
        try {
            Token known = token;
            if (known != null && known != spent) {
                return known;
            }
            Token fresh = ask();
            token = fresh;
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    private Token ask() {
        Credentials credentials = context.credentials().read();
        // Not form-encoded first, as SAP's authorisation servers expect.
        String pair = credentials.require("clientId").reveal() + ":"
                + credentials.require("clientSecret").reveal();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        ApiCall call = ApiCall.read(
                        "POST",
                        tokenUrl,
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials".getBytes(StandardCharsets.US_ASCII))
                .header("Authorization", "Basic " + basic)
                .header("Accept", "application/json");
        try {
            return read(Json.object(connection + ": token endpoint", client.send(call)));
        } catch (ConnectorRefusedException e) {
            throw new ConnectorAuthorizationException(
                    "%s: the token endpoint refused the client: %s. Reconnect needed: a person has to check client id and secret"
                            .formatted(connection, e.providerCode().orElse("HTTP " + e.status())),
                    e.providerCode().orElse(null),
                    null);
        }
    }

    private Token read(ObjectNode answer) {
        String what = connection + ": token answer";
        String value = Json.requireText(what, answer, "access_token");
        if (!value.matches("[!-~]{1,16384}")) {
            throw new ConnectorProtocolException(what + ": access_token is not a token", null, null);
        }
        Duration life = Json.decimal(what, answer, "expires_in")
                .map(BigDecimal::longValue)
                .filter(seconds -> seconds > 0 && seconds <= LONGEST)
                .map(Duration::ofSeconds)
                .orElse(DEFAULT_LIFE);
        return new Token(Secret.of(value), clock.instant().plus(life));
    }
}
