package com.smartap.core.internal.event;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.smartap.core.internal.persistence.Database;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs deliveries and recurring work as jobs, on as many nodes as share the database. */
public final class Dispatcher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);
    private static final int ATTEMPTS_AFTER_FAULTS = 8;

    /** When the job itself could not do its work, since the database was away for example. */
    private static final Duration AFTER_FAULT = Duration.ofSeconds(10);

    private final Database database;
    private final EventLog events;
    private final Lanes lanes;
    private final Clock clock;
    private final Settings settings;
    private final List<RecurringTask<Void>> recurring = new ArrayList<>();
    private @Nullable Scheduler scheduler;

    public Dispatcher(Database database, EventLog events, Clock clock, Settings settings) {
        this.database = database;
        this.events = events;
        this.lanes = new Lanes(database.factory(), clock);
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * How jobs are run.
     *
     * @param node the name of this node
     * @param keepsName whether the node has this name in every life, and nobody else has it
     * @param workers how many jobs run at once
     * @param poll how often due jobs are looked for
     * @param heartbeat how often the node says that it is alive
     */
    public record Settings(String node, boolean keepsName, int workers, Duration poll, Duration heartbeat) {}

    /** Adds work that recurs on one node at a time; all of it before the start. */
    public void every(String name, Duration delay, Runnable work) {
        recurring.add(Tasks.recurring(name, FixedDelay.of(delay)).execute((instance, context) -> work.run()));
    }

    /** Begins to run jobs. */
    public void start() {
        if (settings.keepsName()) {
            reclaim();
        }
        Scheduler running = Scheduler.create(database.dataSource(), List.of(task()))
                .startTasks(recurring)
                .tableName(Jobs.TABLE)
                .schedulerName(new SchedulerName.Fixed(settings.node()))
                .threads(settings.workers())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .clock(clock::instant)
                .jdbcCustomization(Jobs.customization(database.dataSource()))
                .shutdownMaxWait(Duration.ofSeconds(30))
                .build();
        scheduler = running;
        events.onQueued(running::triggerCheckForDueExecutions);
        running.start();
    }

    /** Whether jobs are run. */
    public boolean running() {
        return scheduler != null;
    }

    /** Stops taking up jobs, and waits for those that run. */
    @Override
    public void close() {
        Scheduler running = scheduler;
        if (running != null) {
            scheduler = null;
            events.onQueued(() -> {});
            running.stop();
        }
    }

    /** What this node had picked in its life before, nobody works on: it is free at once. */
    private void reclaim() {
        EntityManager em = database.factory().createEntityManager();
        em.getTransaction().begin();
        try {
            int freed = em.createNativeQuery(
                            "update smartap_job set picked = false, picked_by = null, last_heartbeat = null,"
                                    + " version = version + 1 where picked = true and picked_by = ?1")
                    .setParameter(1, settings.node())
                    .executeUpdate();
            em.getTransaction().commit();
            if (freed > 0) {
                log.info("took up {} jobs that node {} had left unfinished", freed, settings.node());
            }
        } finally {
            em.close();
        }
    }

    private CustomTask<Void> task() {
        return Tasks.custom(Jobs.DELIVER, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAULT))
                .execute((instance, context) -> drain(UUID.fromString(instance.getId())));
    }

    /** Handles what is due in the lane of a delivery, one after the other. */
    private CompletionHandler<Void> drain(UUID deliveryId) {
        String job = Jobs.name(deliveryId);
        OpenDelivery before = null;
        while (true) {
            Lanes.Head head = lanes.claim(deliveryId, job, before);
            if (head instanceof Lanes.Head.Claimed claimed) {
                before = claimed.delivery();
                // If it fails, the next claim says when to try again, or finds the next delivery.
                handle(before);
            } else if (head instanceof Lanes.Head.Later later) {
                return new Again(later.at());
            } else {
                return new CompletionHandler.OnCompleteRemove<>();
            }
        }
    }

    private void handle(OpenDelivery delivery) {
        Subscription subscription = events.subscriptions().stream()
                .filter(candidate -> candidate.name().equals(delivery.subscription()))
                .findFirst()
                .orElse(null);
        MDC.put("tenant", delivery.event().tenant().value());
        MDC.put(delivery.event().aggregateType(), delivery.event().aggregateId());
        MDC.put("job", delivery.job());
        try {
            if (subscription == null) {
                lanes.failed(delivery, "no subscription of this name on this node", later(delivery.attempt()));
                return;
            }
            subscription.handle(delivery);
            lanes.completed(delivery, events);
        } catch (StaleVersionException e) {
            // Somebody decided something meanwhile: look again at once, but not forever.
            boolean atOnce = delivery.attempt() < ATTEMPTS_AFTER_FAULTS;
            lanes.failed(
                    delivery, String.valueOf(e.getMessage()), atOnce ? clock.instant() : later(delivery.attempt()));
        } catch (Exception e) {
            failed(subscription, delivery, e);
        } finally {
            MDC.clear();
        }
    }

    private void failed(@Nullable Subscription subscription, OpenDelivery delivery, Exception e) {
        boolean outside = e instanceof SmartApException smartAp && smartAp.retryable();
        boolean fault = !(e instanceof SmartApException) && delivery.attempt() < ATTEMPTS_AFTER_FAULTS;
        boolean again = outside || fault;
        Subject subject = new Subject(delivery);
        if (again) {
            Instant next = later(delivery.attempt());
            if (e instanceof ConnectorUnavailableException unavailable
                    && unavailable.retryAfter().isPresent()) {
                Instant asked = clock.instant().plus(unavailable.retryAfter().get());
                next = asked.isAfter(next) ? asked : next;
            }
            log.warn("{} is tried again at {} (attempt {} failed)", subject, next, delivery.attempt(), e);
            lanes.failed(delivery, String.valueOf(e.getMessage()), next);
        } else {
            log.error("{} is given up: somebody has to look at it", subject, e);
            if (subscription != null && subscription.givenUp(delivery, e)) {
                lanes.completed(delivery, events);
            } else {
                lanes.failed(delivery, String.valueOf(e.getMessage()), null);
            }
        }
    }

    /** Doubling delays with full jitter in their second half, up to five minutes. */
    private Instant later(int attempt) {
        long ceiling = Math.min(LONGEST_DELAY.toMillis(), SHORTEST_DELAY.toMillis() << Math.min(20, attempt - 1));
        return clock.instant()
                .plusMillis(ceiling / 2 + ThreadLocalRandom.current().nextLong(ceiling / 2 + 1));
    }

    private record Subject(OpenDelivery delivery) {
        @Override
        public String toString() {
            return "%s of %s %s for %s"
                    .formatted(
                            delivery.event().type(),
                            delivery.event().aggregateType(),
                            delivery.event().aggregateId(),
                            delivery.subscription());
        }
    }

    private record Again(Instant at) implements CompletionHandler<Void> {
        @Override
        public void complete(ExecutionComplete complete, ExecutionOperations<Void> operations) {
            operations.reschedule(complete, at);
        }
    }
}
