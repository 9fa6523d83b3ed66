package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ApiAnswer;
import com.smartap.connector.support.ApiCall;
import com.smartap.connector.support.Authentication;
import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session with BILL: opened when it is needed, opened again when BILL no longer knows it, given up a minute before it
 * dies of idleness. Credentials that were refused are not tried again before they change, since BILL locks users out and
 * allows 200 logins an hour. Thread-safe.
 */
final class BillSession implements Authentication {
    private static final Logger log = LoggerFactory.getLogger(BillSession.class);
    private static final Duration IDLE = Duration.ofMinutes(34);
    private static final String SESSION = "sessionId";
    private final String connection;
    private final Clock clock;
    private final CredentialVault vault;
    private final BillSettings settings;
    private final Function<ApiCall, ApiAnswer> sender;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Open open;
    private volatile boolean closing;
    private volatile Optional<Refusal> refused = Optional.empty();

    BillSession(ConnectorContext context, BillSettings settings, Function<ApiCall, ApiAnswer> sender) {
        this.connection = context.connection();
        this.clock = context.clock();
        this.vault = context.credentials();
        this.settings = settings;
        this.sender = sender;
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        if (call.uri().getPath().endsWith("/v3/login")) {
            return Map.of();
        }
        Open current = current();
        current.used = clock.instant();
        return Map.of(BillSettings.DEV_KEY, current.devKey, SESSION, current.id);
    }

    @Override
    public boolean isRejected(ApiAnswer answer) {
        return BillFaults.isSessionOver(answer);
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        Secret id = rejected.get(SESSION);
        if (id == null || closing) {
            return false; // login itself was refused
        }
        forget(id);
        return true;
    }

    /**
     * Makes sure that BILL trusts this session, which it has to before it makes payments and bank accounts.
     *
     * @throws ConnectorAuthorizationException saying what a person has to do
     */
    void requireTrust() {
        Open current = current();
        if (current.trusted || stepUp(current)) {
            return;
        }
        throw untrusted("BILL does not trust this installation", null);
    }

    /** What a person has to do, for an exception. */
    ConnectorAuthorizationException untrusted(String why, @Nullable Throwable cause) {
        return new ConnectorAuthorizationException(
                ("%s: %s, so that nothing can be paid and no bank account be stored. Maybe confirm the device %s: a person"
                                + " asks for a code (TrustedDevice.challenge) and enters it (TrustedDevice.confirm)")
                        .formatted(connection, why, settings.device()),
                null,
                cause);
    }

    /** When the trust that is kept in the vault ends; empty if there is none, or BILL said that it is gone. */
    Optional<Instant> trustedUntil() {
        Open current = open;
        Credentials credentials = vault.read();
        Optional<Secret> remembered = remembered(credentials);
        boolean gone = current != null && !current.trusted && remembered.equals(current.remembered);
        return remembered.isEmpty() || gone ? Optional.empty() : until(credentials);
    }

    /** Whether BILL said of the session of now that it is trusted. */
    boolean isTrusted() {
        Open current = open;
        return current != null && current.trusted;
    }

    /** A person confirmed the device: the session of now is trusted, or the next one will be. */
    void confirmed() {
        Open current = open;
        if (current != null && !stepUp(current)) {
            forget(current.id);
        }
    }

    /** The session is not renewed any more; whether there is one to be ended. */
    boolean close() {
        closing = true;
        Open current = open;
        return current != null && current.used.plus(IDLE).isAfter(clock.instant());
    }

    private boolean stepUp(Open current) {
        Optional<Secret> remembered = remembered(vault.read());
        if (remembered.isEmpty() || remembered.equals(current.remembered)) {
            return false;
        }
        ObjectNode body = Json.object()
                .put(BillSettings.REMEMBER_ME, remembered.get().reveal())
                .put("device", settings.device());
        try {
            ApiAnswer answer = sender.apply(call("/v3/mfa/step-up", body));
            boolean trusted = Json.tryObject(answer)
                    .map(told -> told.path("trusted").asBoolean(true))
                    .orElse(true);
            current.remembered = remembered;
            current.trusted = trusted;
            return trusted;
        } catch (ConnectorAuthorizationException e) {
            log.warn("{}: BILL did not take the device that it trusted: {}", connection, e.getMessage());
            current.remembered = remembered;
            return false;
        }
    }

    private Open current() {
        Open current = open;
        if (current != null && current.used.plus(IDLE).isAfter(clock.instant())) {
            return current;
        }
        lock.lock();
        try {
            current = open;
            if (current == null || !current.used.plus(IDLE).isAfter(clock.instant())) {
                current = login();
                open = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private Open login() {
        Credentials credentials = vault.read();
        Secret password = credentials.require(BillSettings.PASSWORD);
        Secret devKey = credentials.require(BillSettings.DEV_KEY);
        Refusal these = new Refusal(password, devKey);
        if (refused.filter(these::equals).isPresent()) {
            throw new ConnectorAuthorizationException(
                    "%s: BILL refused the credentials before. Reconnect needed: a person has to enter them again"
                            .formatted(connection),
                    null,
                    null);
        }
        Optional<Secret> remembered = remembered(credentials);
        try {
            return login(password, devKey, remembered);
        } catch (ConnectorAuthorizationException e) {
            boolean ofDevice = remembered.isPresent() && !BillFaults.isCredentials(e.providerCode());
            if (!ofDevice) {
                refused = Optional.of(these);
                throw e;
            }
            log.warn("{}: BILL refused the trusted device, so the session is not trusted", connection);
            Open untrusted = login(password, devKey, Optional.empty());
            untrusted.remembered = remembered;
            return untrusted;
        }
    }

    private Open login(Secret password, Secret devKey, Optional<Secret> remembered) {
        ObjectNode body = Json.object()
                .put("username", settings.username())
                .put(BillSettings.PASSWORD, password.reveal())
                .put("organizationId", settings.organizationId())
                .put(BillSettings.DEV_KEY, devKey.reveal());
        remembered.ifPresent(
                id -> body.put(BillSettings.REMEMBER_ME, id.reveal()).put("device", settings.device()));
        String what = connection + ": login";
        ObjectNode answer = Json.object(what, sender.apply(call("/v3/login", body)));
        Open session = new Open(Secret.of(Json.requireText(what, answer, SESSION)), devKey, clock.instant());
        session.trusted = answer.path("trusted").asBoolean(false);
        session.remembered = remembered;
        log.info("{}: logged in to BILL, {}", connection, session.trusted ? "trusted" : "not trusted");
        return session;
    }

    private void forget(Secret id) {
        lock.lock();
        try {
            Open current = open;
            if (current != null && current.id.equals(id)) {
                open = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Optional<Secret> remembered(Credentials credentials) {
        boolean over =
                until(credentials).filter(end -> !clock.instant().isBefore(end)).isPresent();
        return over ? Optional.empty() : credentials.get(BillSettings.REMEMBER_ME);
    }

    private static Optional<Instant> until(Credentials credentials) {
        try {
            return credentials
                    .get(BillSettings.TRUSTED_UNTIL)
                    .map(text -> Instant.parse(text.reveal().strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Neither changes business data, so that it may be tried again. */
    private ApiCall call(String path, ObjectNode body) {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        return ApiCall.read("POST", settings.base().resolve(path), "application/json", bytes);
    }

    /** Credentials that BILL did not accept. */
    private record Refusal(Secret password, Secret devKey) {}

    private static final class Open {
        private final Secret id;
        private final Secret devKey;
        private volatile Instant used;
        private volatile boolean trusted;
        private volatile Optional<Secret> remembered = Optional.empty();

        Open(Secret id, Secret devKey, Instant used) {
            this.id = id;
            this.devKey = devKey;
            this.used = used;
        }
    }
}
