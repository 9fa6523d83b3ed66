package com.smartap.spring;

import com.smartap.archive.store.LockCanary;
import com.smartap.archive.store.LockProof;
import com.smartap.archive.store.ReplicatedDocumentStore;
import com.smartap.archive.store.ScrubCursor;
import com.smartap.archive.store.ScrubReport;
import com.smartap.archive.store.Scrubber;
import com.smartap.model.ContentHash;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectLocking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Proves from time to time that locks hold and that every document is what it was; the application's health shows it. */
final class StoreWatch implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(StoreWatch.class);
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final DocumentStore store;
    private final StoreWatchProperties properties;
    private final Path cursor;
    private final Clock clock;
    private final Supplier<Iterable<ContentHash>> inventory;
    private final Map<String, LockProof> proofs = new ConcurrentHashMap<>();
    private volatile @Nullable ScrubReport lastScrub;
    private volatile @Nullable ScheduledExecutorService thread;

    StoreWatch(
            DocumentStore store,
            StoreWatchProperties properties,
            Path dataDir,
            Clock clock,
            Supplier<Iterable<ContentHash>> inventory) {
        this.store = store;
        this.properties = properties;
        this.cursor = dataDir.resolve("scrub.cursor");
        this.clock = clock;
        this.inventory = inventory;
    }

    /** The last proof of each store that locks. */
    Map<String, LockProof> proofs() {
        return new LinkedHashMap<>(proofs);
    }

    /** The last scrub. */
    Optional<ScrubReport> lastScrub() {
        return Optional.ofNullable(lastScrub);
    }

    @Override
    public void start() {
        if (properties.requireLock()) {
            requireLocks();
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "smartap-store-watch");
            worker.setDaemon(true);
            return worker;
        });
        schedule(started, properties.canaryInterval(), this::proveLocks);
        schedule(started, properties.scrubInterval(), this::scrub);
        thread = started;
    }

    private static void schedule(ScheduledExecutorService thread, Duration interval, Runnable task) {
        if (!interval.isZero()) {
            var ignored = thread.scheduleWithFixedDelay(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            log.error("the stores could not be watched; the next time is in {}", interval, e);
                        }
                    },
                    Math.min(interval.toMillis(), FIRST.toMillis()),
                    interval.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void requireLocks() {
        for (DocumentStore each : stores()) {
            LockProof proof = new LockCanary(each, clock).check();
            proofs.put(each.toString(), proof);
            if (proof.verdict() != LockProof.Verdict.HOLDS) {
                throw new InvalidConfigurationException(
                        "archive.watch.require-lock is set, but the locks of %s are not proven (%s): %s"
                                .formatted(each, proof.verdict(), String.join("; ", proof.findings())));
            }
        }
    }

    /** Tries the locks of every store that has some. */
    void proveLocks() {
        for (DocumentStore each : stores()) {
            if (each.ability(ObjectLocking.class).isPresent()) {
                LockProof proof = new LockCanary(each, clock).check();
                proofs.put(each.toString(), proof);
                log.info("locks of {}: {}", each, proof.verdict());
            }
        }
    }

    /** Reads every document again, going on where the last run was interrupted, and looks for those that have to be there. */
    void scrub() {
        try {
            lastScrub = Scrubber.of(store)
                    .remembering(ScrubCursor.file(cursor))
                    .atMost(properties.scrubRate().toBytes())
                    .expecting(inventory.get())
                    .run();
        } catch (IOException e) {
            log.warn("documents could not be read again; the next time is in {}", properties.scrubInterval(), e);
        }
    }

    private List<DocumentStore> stores() {
        return store instanceof ReplicatedDocumentStore both ? List.of(both.primary(), both.replica()) : List.of(store);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
