package com.smartap.connector.support;

import com.smartap.spi.Api;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bearer tokens out of a {@link CredentialVault}, renewed shortly before they end or when they are refused. Across
 * threads and nodes one renews while the others wait; what the token endpoint rotated is stored before it is used. A
 * refresh token that is dead stays dead: nobody asks again until somebody connects anew. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class OAuth2TokenSource implements Authentication, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OAuth2TokenSource.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String AUTHORIZATION = "Authorization";

    private final String connection;
    private final Clock clock;
    private final CredentialVault vault;
    private final OAuth2Settings settings;
    private final ClientOptions options;
    private final TokenEndpoint endpoint;
    private final ReentrantLock local = new ReentrantLock();
    private volatile @Nullable Secret dead;

    /** A source for one connection. */
    public OAuth2TokenSource(
            String connection, Clock clock, CredentialVault vault, OAuth2Settings settings, ClientOptions options) {
        this.connection = connection;
        this.clock = clock;
        this.vault = vault;
        this.settings = settings;
        this.options = options;
        this.endpoint = new TokenEndpoint(connection, clock, settings, options);
    }

    @Override
    public Map<String, Secret> headers(ApiCall call) {
        Credentials current = vault.read();
        return header(isFresh(current) ? current : renewed(current.get(TokenEndpoint.ACCESS_TOKEN)));
    }

    @Override
    public boolean renew(Map<String, Secret> rejected) {
        Secret header = rejected.get(AUTHORIZATION);
        Optional<Secret> token = Optional.ofNullable(header)
                .map(value -> Secret.of(value.reveal().substring("Bearer ".length())));
        renewed(token);
        return true;
    }

    @Override
    public void close() {
        endpoint.close();
    }

    /** Credentials whose access token is not the spent one. */
    private Credentials renewed(Optional<Secret> spent) {
        local.lock(); // spares the vault the other threads of this process; the lease keeps other nodes out
        try {
            long tries = settings.lease().dividedBy(PAUSE) + 1;
            for (long i = 0; i < tries; i++) {
                Credentials current = vault.read();
                if (isUsable(current, spent)) {
                    return current;
                }
                refuseDead(current);
                Optional<Credentials> mine = renewUnderLease(spent);
                if (mine.isPresent()) {
                    return mine.get();
                }
                pause();
            }
        } finally {
            local.unlock();
        }
        throw new ConnectorUnavailableException(
                "%s: somebody else renews the credentials and does not come to an end".formatted(connection),
                settings.lease(),
                null,
                null);
    }

    /** Renews, unless somebody else has the lease or was faster. */
    private Optional<Credentials> renewUnderLease(Optional<Secret> spent) {
        try (CredentialVault.Lease lease = vault.tryLease(settings.lease()).orElse(null)) {
            if (lease == null) {
                return Optional.empty();
            }
            Credentials current = vault.read();
            if (isUsable(current, spent)) {
                return Optional.of(current);
            }
            Credentials stored = lease.save(ask(current));
            log.info("{}: credentials renewed", connection);
            return Optional.of(stored);
        } catch (StaleVersionException e) {
            log.warn("{}: somebody else renewed the credentials meanwhile; reading them again", connection);
            return Optional.empty();
        }
    }

    private Credentials ask(Credentials current) {
        try {
            return endpoint.refresh(current);
        } catch (ConnectorAuthorizationException e) {
            dead = renewedWith(current).orElse(null);
            throw e;
        }
    }

    private void refuseDead(Credentials current) {
        Secret known = dead;
        if (known != null && renewedWith(current).filter(known::equals).isPresent()) {
            throw new ConnectorAuthorizationException(
                    "%s: the refresh token was refused before. Reconnect needed: a person has to connect again"
                            .formatted(connection),
                    null,
                    null);
        }
    }

    private static Optional<Secret> renewedWith(Credentials current) {
        return current.get(TokenEndpoint.REFRESH_TOKEN).or(() -> current.get(TokenEndpoint.CLIENT_SECRET));
    }

    private boolean isUsable(Credentials current, Optional<Secret> spent) {
        return isFresh(current) && !current.get(TokenEndpoint.ACCESS_TOKEN).equals(spent);
    }

    private boolean isFresh(Credentials current) {
        return current.get(TokenEndpoint.ACCESS_TOKEN).isPresent()
                && expiresAt(current)
                        .filter(end -> !clock.instant().plus(settings.skew()).isBefore(end))
                        .isEmpty();
    }

    /** Empty if unknown: then the token is used until it is refused. */
    private static Optional<Instant> expiresAt(Credentials current) {
        try {
            return current.get(TokenEndpoint.EXPIRES_AT)
                    .map(text -> Instant.parse(text.reveal().strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Secret> header(Credentials current) {
        String token = current.require(TokenEndpoint.ACCESS_TOKEN).reveal();
        return Map.of(AUTHORIZATION, Secret.of("Bearer " + token));
    }

    private void pause() {
        try {
            options.sleeper().sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorUnavailableException(
                    "%s: interrupted while somebody else renews the credentials".formatted(connection), null, null, e);
        }
    }
}
