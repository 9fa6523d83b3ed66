package com.smartap.testkit.connector;

import com.smartap.spi.Api;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Credentials;
import com.smartap.spi.secret.Secret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vault in memory with leases that end, and versions that count. Thread-safe. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TestCredentialVault implements CredentialVault {
    private final Clock clock;
    private final List<Credentials> history = new ArrayList<>();
    private @Nullable TestLease holder;
    private boolean failsAfterStoring;

    /** A vault that holds credentials, by name. */
    public TestCredentialVault(Clock clock, Map<String, Secret> values) {
        this.clock = clock;
        history.add(new Credentials(values, 1));
    }

    /** What was stored, oldest first; the first was there from the beginning. */
    public synchronized List<Credentials> history() {
        return List.copyOf(history);
    }

    /** The next save stores and then throws, as if the process had died between storing and using. */
    public synchronized void failAfterStoring() {
        failsAfterStoring = true;
    }

    /** Replaces the credentials, as a person does who connects again. */
    public synchronized void replace(Map<String, Secret> values) {
        history.add(new Credentials(values, version() + 1));
    }

    @Override
    public synchronized Credentials read() {
        return history.get(history.size() - 1);
    }

    @Override
    public synchronized Optional<Lease> tryLease(Duration duration) {
        if (holder != null && clock.instant().isBefore(holder.end)) {
            return Optional.empty();
        }
        holder = new TestLease(clock.instant().plus(duration), version());
        return Optional.of(holder);
    }

    private long version() {
        return history.get(history.size() - 1).version();
    }

    private synchronized Credentials save(TestLease lease, Credentials renewed) {
        if (holder != lease || lease.version != version()) {
            throw new StaleVersionException("the lease ran out and somebody else renewed the credentials meanwhile");
        }
        Credentials stored = new Credentials(renewed.values(), version() + 1);
        history.add(stored);
        lease.version = stored.version();
        if (failsAfterStoring) {
            failsAfterStoring = false;
            throw new IllegalStateException("the process died after it stored the credentials");
        }
        return stored;
    }

    private synchronized void release(TestLease lease) {
        if (holder == lease) {
            holder = null;
        }
    }

    private final class TestLease implements Lease {
        private final Instant end;
        private long version;

        TestLease(Instant end, long version) {
            this.end = end;
            this.version = version;
        }

        @Override
        public Credentials save(Credentials renewed) {
            return TestCredentialVault.this.save(this, renewed);
        }

        @Override
        public void close() {
            release(this);
        }
    }
}
