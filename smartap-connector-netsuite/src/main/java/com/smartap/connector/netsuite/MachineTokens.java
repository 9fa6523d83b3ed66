package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 between machines: an assertion signed with a certificate's key is exchanged for an access token of an hour.
 * Nothing rotates, so each process keeps its own token in memory. Thread-safe.
 */
final class MachineTokens implements Authentication, AutoCloseable {
    static final String CLIENT_ID = "clientId";
    static final String CERTIFICATE_ID = "certificateId";
    static final String PRIVATE_KEY = "privateKey";
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final String connection;
    private final Clock clock;
    private final CredentialVault vault;
    private final URI tokenUrl;
    private final ApiClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held held;

    MachineTokens(String connection, Clock clock, CredentialVault vault, URI tokenUrl, ClientOptions options) {
        this.connection = connection;
        this.clock = clock;
        this.vault = vault;
        this.tokenUrl = tokenUrl;
        this.client = new ApiClient(connection, clock, options, Authentication.NONE, NetSuiteFaults::token);
    }

    private record Held(Secret header, Instant end) {}

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        return Map.of("Authorization", valid(null).header());
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        valid(rejected.get("Authorization"));
        return true;
    }

    @Override
    public void close() {
        client.close();
    }

    /** A token that is not the spent one, and lives a minute longer at least. */
    private Held valid(@Nullable Secret spent) {
        Held current = held;
        if (current != null && isUsable(current, spent)) {
            return current;
        }
        lock.lock();
        try {
            current = held;
            if (current != null && isUsable(current, spent)) {
                return current;
            }
            Held got = ask();
            held = got;
            return got;
        } finally {
            lock.unlock();
        }
    }

    private boolean isUsable(Held token, @Nullable Secret spent) {
        return clock.instant().plus(SKEW).isBefore(token.end())
                && (spent == null || !token.header().equals(spent));
    }

    private Held ask() {
        Credentials credentials = vault.read();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", TYPE);
        form.put(
                "client_assertion",
                ClientAssertion.of(
                        required(credentials, PRIVATE_KEY),
                        required(credentials, CERTIFICATE_ID).reveal().strip(),
                        required(credentials, CLIENT_ID).reveal().strip(),
                        tokenUrl,
                        clock.instant()));
        String body = form.entrySet().stream()
                .map(field -> BaseUrl.encode(field.getKey()) + "=" + BaseUrl.encode(field.getValue()))
                .collect(Collectors.joining("&"));
        ApiCall call = ApiCall.write(
                        "POST", tokenUrl, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII))
                .header("Accept", "application/json");
        try {
            ObjectNode answer = Json.object(connection + ": token endpoint", client.send(call));
            String token = Json.requireText(connection + ": token answer", answer, "access_token");
            Duration life = Json.decimal("token answer", answer, "expires_in")
                    .map(BigDecimal::longValue)
                    .filter(seconds -> seconds > 0 && seconds <= 86_400)
                    .map(Duration::ofSeconds)
                    .orElse(Duration.ofHours(1));
            return new Held(Secret.of("Bearer " + token), clock.instant().plus(life));
        } catch (ConnectorRefusedException e) {
            throw new ConnectorAuthorizationException(
                    "%s: the token endpoint refused the assertion: %s. Reconnect needed: maybe the certificate ended, its id or the client id is wrong, or this machine's clock is off"
                            .formatted(connection, e.providerCode().orElse("HTTP " + e.status())),
                    e.providerCode().orElse(null),
                    null);
        } catch (OutcomeUnknownException e) {
            throw new ConnectorUnavailableException(String.valueOf(e.getMessage()), null, null, e);
        }
    }

    private Secret required(Credentials credentials, String name) {
        return credentials
                .get(name)
                .orElseThrow(() -> new ConnectorAuthorizationException(
                        "%s: the credential %s is missing. Machine-to-machine authentication needs clientId, certificateId and privateKey"
                                .formatted(connection, name),
                        null,
                        null));
    }
}
