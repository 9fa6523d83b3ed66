package com.smartap.spring;

import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials that the configuration holds, and what was renewed since the start. Nothing is written back: a provider
 * whose renewed credentials have to outlive the process is connected by a gateway bean of the host's.
 */
final class MemoryVault implements CredentialVault {
    private final Clock clock;
    private Credentials current;
    private @Nullable Taken holder;

    MemoryVault(Clock clock, Map<String, Secret> values) {
        this.clock = clock;
        this.current = new Credentials(values, 1);
    }

    @Override
    public synchronized Credentials read() {
        return current;
    }

    @Override
    public synchronized Optional<Lease> tryLease(Duration duration) {
        Instant now = clock.instant();
        if (holder != null && now.isBefore(holder.end)) {
            return Optional.empty();
        }
        holder = new Taken(now.plus(duration));
        return Optional.of(holder);
    }

    private synchronized Credentials save(Taken lease, Credentials renewed) {
        if (holder != lease) {
            throw new StaleVersionException("the lease ran out and somebody else renewed the credentials meanwhile");
        }
        current = new Credentials(renewed.values(), current.version() + 1);
        return current;
    }

    private synchronized void release(Taken lease) {
        if (holder == lease) {
            holder = null;
        }
    }

    private final class Taken implements Lease {
        private final Instant end;

        Taken(Instant end) {
            this.end = end;
        }

        @Override
        public Credentials save(Credentials renewed) {
            return MemoryVault.this.save(this, renewed);
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
