package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.ApiClient;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ProviderError;
import com.smartap.connector.support.RetrySchedule;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one session of a connection: each takes a licence and memory on the server. One thread logs in while the others
 * wait; a password that was refused is not tried again until it is changed. Thread-safe.
 */
final class B1Session implements Authentication, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(B1Session.class);
    private static final String COOKIE = "Cookie";
    private static final String USER = "userName";
    private static final String PASSWORD = "password";

    private final String connection;
    private final B1Settings settings;
    private final CredentialVault vault;
    private final ApiClient client;
    private final ApiClient leaver;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Secret cookies;
    private @Nullable Credentials refused;
    private volatile @Nullable Secret shown;

    B1Session(ConnectorContext context, B1Settings settings, ClientOptions options) {
        this.connection = context.connection();
        this.settings = settings;
        this.vault = context.credentials();
        this.client = new ApiClient(connection, context.clock(), options, Authentication.NONE, this::error);
        this.leaver = new ApiClient(
                connection,
                context.clock(),
                options.withRetry(new RetrySchedule(1, Duration.ZERO, Duration.ZERO, Duration.ZERO)),
                Authentication.NONE,
                this::error);
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        lock.lock();
        try {
            Secret current = cookies;
            return Map.of(COOKIE, current != null ? current : login());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRejected(ApiAnswer answer) {
        return answer.status() == 401
                || answer.status() >= 400
                        && B1Errors.read(answer)
                                .map(ProviderError::code)
                                .filter(B1Errors.SESSION::equals)
                                .isPresent();
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        lock.lock();
        try {
            Secret current = cookies;
            if (current == null || Objects.equals(current, rejected.get(COOKIE))) {
                cookies = null;
                login();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Logs out, so that the licence is free again. */
    @Override
    public void close() {
        lock.lock();
        try {
            Secret current = cookies;
            cookies = null;
            if (current != null) {
                ApiCall call =
                        ApiCall.read("POST", settings.base().resolve("/Logout"), "application/json", new byte[0]);
                leaver.send(call.header(COOKIE, current.reveal()));
            }
        } catch (ConnectorException e) {
            log.warn("{}: the session was not ended ({}); the server ends it by itself", connection, e.code());
        } finally {
            lock.unlock();
            client.close();
            leaver.close();
        }
    }

    private Secret login() {
        Credentials credentials = vault.read();
        Secret password = credentials.require(PASSWORD);
        if (refused != null && same(refused, credentials)) {
            throw new ConnectorAuthorizationException(
                    "%s: the login was refused before. Reconnect needed: a person has to enter the password anew"
                            .formatted(connection),
                    null,
                    null);
        }
        ObjectNode body = Json.object();
        body.put("CompanyDB", settings.companyDb());
        body.put("UserName", credentials.require(USER).reveal());
        body.put("Password", password.reveal());
        shown = password;
        ApiCall call = ApiCall.read(
                "POST",
                settings.base().resolve("/Login"),
                "application/json",
                Json.write(body).getBytes(StandardCharsets.UTF_8));
        try {
            Secret fresh = session(client.send(call));
            cookies = fresh;
            log.info("{}: logged in to company {}", connection, settings.companyDb());
            return fresh;
        } catch (ConnectorAuthorizationException e) {
            refused = credentials;
            throw e;
        } catch (ConnectorRefusedException e) {
            if (e.status() == 404 || e.status() == 405) {
                throw new ConnectorProtocolException(
                        e.getMessage() + ". Maybe the base address is not that of a Service Layer", null, e);
            }
            refused = credentials;
            throw new ConnectorAuthorizationException(
                    e.getMessage() + ". Maybe companyDb, userName or password is wrong",
                    e.providerCode().orElse(null),
                    null);
        } finally {
            shown = null;
        }
    }

    /** Both cookies: one is the session, the other says on which node of the server it lives. */
    private Secret session(ApiAnswer answer) {
        Map<String, String> jar = new LinkedHashMap<>();
        for (String cookie : answer.headers("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0].strip();
            int sign = pair.indexOf('=');
            if (sign > 0) {
                jar.put(pair.substring(0, sign), pair.substring(sign + 1));
            }
        }
        if (!jar.containsKey("B1SESSION")) {
            Optional<String> id = Json.tryObject(answer).flatMap(body -> Json.text(body, "SessionId"));
            jar.put(
                    "B1SESSION",
                    id.orElseThrow(() -> new ConnectorProtocolException(
                            "%s: the answer to the login holds no session. Maybe the base address is wrong"
                                    .formatted(connection),
                            null,
                            null)));
        }
        return Secret.of(jar.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
    }

    /** The server's words, without the password if it repeats that. */
    private Optional<ProviderError> error(ApiAnswer answer) {
        Secret password = shown;
        return B1Errors.read(answer)
                .map(error -> password == null || password.isBlank()
                        ? error
                        : new ProviderError(
                                error.code(), error.words().replace(password.reveal(), "••••"), error.meaning()));
    }

    private static boolean same(Credentials one, Credentials other) {
        return one.get(USER).equals(other.get(USER)) && one.get(PASSWORD).equals(other.get(PASSWORD));
    }
}
