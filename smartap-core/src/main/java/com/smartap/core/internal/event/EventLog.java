package com.smartap.core.internal.event;

import com.smartap.core.internal.persistence.DeliveryRow;
import com.smartap.core.internal.persistence.EventRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.model.event.Event;
import com.smartap.model.event.EventId;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records events and queues their deliveries, inside the transaction that brings them about. */
public final class EventLog {
    /** A delivery that waits to be handled. */
    public static final String OPEN = "OPEN";

    /** A delivery that was given up and waits for a person. */
    public static final String PARKED = "PARKED";

    private final Jobs jobs;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private volatile Runnable wake = () -> {};

    public EventLog(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Adds a subscription; all of them before the engine starts. */
    public void subscribe(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /** The subscriptions. */
    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    /** What to do when new jobs were committed. */
    public void onQueued(Runnable action) {
        this.wake = action;
    }

    /** New jobs were committed. */
    public void wake() {
        wake.run();
    }

    /** Records an event under the next number of its aggregate. */
    public Event record(
            EntityManager em,
            Actor actor,
            Instant now,
            String aggregateType,
            String aggregateId,
            String type,
            Map<String, String> data) {
        Long last = em.createQuery(
                        "select max(r.sequence) from SmartApEvent r where r.tenant = :tenant and r.aggregateId = :id",
                        Long.class)
                .setParameter("tenant", actor.tenant().value())
                .setParameter("id", aggregateId)
                .getSingleResult();
        EventRow row = new EventRow();
        row.id = UUID.randomUUID();
        row.tenant = actor.tenant().value();
        row.aggregateType = aggregateType;
        row.aggregateId = aggregateId;
        row.sequence = last == null ? 1 : last + 1;
        row.type = type;
        row.data = Json.of(new TreeMap<>(data));
        row.actor = actor.id();
        row.occurredAt = now;
        em.persist(row);
        em.flush();
        return event(row);
    }

    /**
     * Queues the deliveries of events. A delivery of the lane that is being handled goes to the job that handles it.
     *
     * @return whether jobs were enqueued
     */
    public boolean queue(EntityManager em, List<Event> events, @Nullable OpenDelivery handled, Instant now) {
        List<UUID> enqueued = new ArrayList<>();
        for (Event event : events) {
            for (Subscription subscription : subscriptions) {
                if (!subscription.wants(event)) {
                    continue;
                }
                boolean sameLane = handled != null
                        && handled.subscription().equals(subscription.name())
                        && handled.event().aggregateId().equals(event.aggregateId());
                DeliveryRow row = delivery(event, subscription.name(), now, false);
                row.claimedBy = sameLane && handled != null ? handled.job() : null;
                em.persist(row);
                if (!sameLane) {
                    enqueued.add(row.id);
                }
            }
        }
        enqueue(em, enqueued, now);
        return !enqueued.isEmpty();
    }

    /** Queues an event once more for one subscription. */
    public void replay(EntityManager em, Event event, String subscription, Instant now) {
        DeliveryRow row = delivery(event, subscription, now, true);
        em.persist(row);
        enqueue(em, List.of(row.id), now);
    }

    /** Opens parked deliveries of a tenant again. */
    public int reopen(EntityManager em, TenantId tenant, Instant now) {
        List<DeliveryRow> parked = em.createQuery(
                        "select r from SmartApDelivery r where r.tenant = :tenant and r.state = :parked",
                        DeliveryRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("parked", PARKED)
                .getResultList();
        for (DeliveryRow row : parked) {
            row.state = OPEN;
            row.attempts = 0;
            row.nextAttemptAt = now;
        }
        enqueue(em, parked.stream().map(row -> row.id).toList(), now);
        return parked.size();
    }

    private void enqueue(EntityManager em, List<UUID> deliveries, Instant now) {
        if (!deliveries.isEmpty()) {
            em.flush();
            em.<Connection>runWithConnection(connection -> deliveries.forEach(id -> jobs.deliver(connection, id, now)));
        }
    }

    private static DeliveryRow delivery(Event event, String subscription, Instant now, boolean replay) {
        DeliveryRow row = new DeliveryRow();
        row.id = UUID.randomUUID();
        row.tenant = event.tenant().value();
        row.subscription = subscription;
        row.eventId = event.id().value();
        row.aggregateId = event.aggregateId();
        row.sequence = event.sequence();
        row.state = OPEN;
        row.nextAttemptAt = now;
        row.replay = replay;
        row.createdAt = now;
        return row;
    }

    /** Removes a delivery that was handled; fails if another node has handled it meanwhile. */
    public void completed(EntityManager em, OpenDelivery delivery) {
        int removed = em.createQuery("delete from SmartApDelivery r where r.id = :id and r.claimedBy = :job")
                .setParameter("id", delivery.id())
                .setParameter("job", delivery.job())
                .executeUpdate();
        if (removed != 1) {
            throw new StaleVersionException("delivery %s was handled by somebody else".formatted(delivery.id()));
        }
    }

    /** The record of a row. */
    public static Event event(EventRow row) {
        return new Event(
                new EventId(row.id),
                new TenantId(row.tenant),
                row.aggregateType,
                row.aggregateId,
                row.sequence,
                row.type,
                Json.texts(row.data),
                row.actor,
                row.occurredAt);
    }
}
