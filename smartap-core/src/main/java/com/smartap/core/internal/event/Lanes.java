package com.smartap.core.internal.event;

import com.smartap.core.internal.persistence.DeliveryRow;
import com.smartap.core.internal.persistence.EventRow;
import com.smartap.model.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries in order: the lane of a subscription and an aggregate has one delivery in hand at a time. A job claims
 * the head of the lane by its own name; since a job runs once at a time, a claim needs no clock. A head that another
 * living job has claimed is left to it, and that job looks for the next one when it is done.
 */
final class Lanes {
    private final EntityManagerFactory factory;
    private final Clock clock;

    Lanes(EntityManagerFactory factory, Clock clock) {
        this.factory = factory;
        this.clock = clock;
    }

    /** What a job finds at the head of its lane. */
    sealed interface Head {
        /** Nothing to do, or another job does it. */
        record None() implements Head {}

        /** Something to do, but not before that time. */
        record Later(Instant at) implements Head {}

        /** Something to do now. */
        record Claimed(OpenDelivery delivery) implements Head {}
    }

    /** Claims the head of the lane in which a delivery is. */
    Head claim(UUID deliveryId, String job, @Nullable OpenDelivery before) {
        return inTransaction(em -> {
            Lane lane = before == null ? lane(em, deliveryId, job) : Lane.of(before);
            if (lane == null) {
                return new Head.None();
            }
            List<DeliveryRow> heads = em.createQuery(
                            "select r from SmartApDelivery r where r.tenant = :tenant and r.aggregateId = :aggregate"
                                    + " and r.subscription = :subscription and r.state = :open order by r.sequence, r.createdAt",
                            DeliveryRow.class)
                    .setParameter("tenant", lane.tenant())
                    .setParameter("aggregate", lane.aggregate())
                    .setParameter("subscription", lane.subscription())
                    .setParameter("open", EventLog.OPEN)
                    .setMaxResults(1)
                    .getResultList();
            return heads.isEmpty() ? new Head.None() : claim(em, heads.get(0), job);
        });
    }

    private record Lane(String tenant, String subscription, String aggregate) {
        static Lane of(DeliveryRow row) {
            return new Lane(row.tenant, row.subscription, row.aggregateId);
        }

        static Lane of(OpenDelivery delivery) {
            return new Lane(
                    delivery.event().tenant().value(),
                    delivery.subscription(),
                    delivery.event().aggregateId());
        }
    }

    /**
     * The lane of a job: that of its own delivery, or, where a life before this one has handled that already, of the
     * delivery that was left to it as the next one.
     */
    private static @Nullable Lane lane(EntityManager em, UUID deliveryId, String job) {
        DeliveryRow own = em.find(DeliveryRow.class, deliveryId);
        if (own != null) {
            return Lane.of(own);
        }
        return em.createQuery(
                        "select r from SmartApDelivery r where r.claimedBy = :job and r.state = :open",
                        DeliveryRow.class)
                .setParameter("job", job)
                .setParameter("open", EventLog.OPEN)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Lane::of)
                .orElse(null);
    }

    private Head claim(EntityManager em, DeliveryRow head, String job) {
        if (head.claimedBy != null && !head.claimedBy.equals(job) && lives(em, head.claimedBy)) {
            return new Head.None();
        }
        if (head.nextAttemptAt.isAfter(clock.instant())) {
            return head.claimedBy == null || head.claimedBy.equals(job)
                    ? new Head.Later(head.nextAttemptAt)
                    : new Head.None();
        }
        if (!job.equals(head.claimedBy)) {
            head.claimedBy = job;
        }
        EventRow event = em.find(EventRow.class, head.eventId);
        Event record = EventLog.event(event);
        return new Head.Claimed(
                new OpenDelivery(head.id, record, head.attempts + 1, head.replay, job, head.subscription));
    }

    private static boolean lives(EntityManager em, String job) {
        Number jobs = (Number)
                em.createNativeQuery("select count(*) from smartap_job where task_name = ?1 and task_instance = ?2")
                        .setParameter(1, Jobs.DELIVER)
                        .setParameter(2, job)
                        .getSingleResult();
        return jobs.longValue() > 0;
    }

    /** Notes that an attempt failed, and when the next one is due; null gives it up. */
    void failed(OpenDelivery delivery, String error, @Nullable Instant next) {
        inTransaction(em -> {
            DeliveryRow row = em.find(DeliveryRow.class, delivery.id());
            if (row != null && delivery.job().equals(row.claimedBy)) {
                row.attempts = delivery.attempt();
                row.lastError = error.length() > 4000 ? error.substring(0, 4000) : error;
                if (next == null) {
                    row.state = EventLog.PARKED;
                    row.claimedBy = null;
                } else {
                    row.nextAttemptAt = next;
                }
            }
            return true;
        });
    }

    /** Removes a delivery whose handler did nothing in the database. */
    void completed(OpenDelivery delivery, EventLog events) {
        inTransaction(em -> {
            if (em.find(DeliveryRow.class, delivery.id()) != null) {
                events.completed(em, delivery);
            }
            return true;
        });
    }

    private <T> T inTransaction(Function<EntityManager, T> work) {
        EntityManager em = factory.createEntityManager();
        em.getTransaction().begin();
        try {
            T result = work.apply(em);
            em.getTransaction().commit();
            return result;
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }
}
