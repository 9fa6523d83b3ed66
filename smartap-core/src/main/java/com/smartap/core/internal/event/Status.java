package com.smartap.core.internal.event;

import com.smartap.core.EngineStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How the engine is doing over all tenants; counts only, nobody's data. */
public final class Status {
    private final EntityManagerFactory factory;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final String node;

    public Status(EntityManagerFactory factory, Dispatcher dispatcher, Clock clock, String node) {
        this.factory = factory;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.node = node;
    }

    /** Counts now. */
    public EngineStatus now() {
        EntityManager em = factory.createEntityManager();
        try {
            Object[] open = em.createQuery(
                            "select count(r), min(r.createdAt) from SmartApDelivery r where r.state = :open",
                            Object[].class)
                    .setParameter("open", EventLog.OPEN)
                    .getSingleResult();
            Long parked = em.createQuery("select count(r) from SmartApDelivery r where r.state = :parked", Long.class)
                    .setParameter("parked", EventLog.PARKED)
                    .getSingleResult();
            Long unresolved = em.createQuery("select count(r) from SmartApEffect r where r.state = 'BEGUN'", Long.class)
                    .getSingleResult();
            Instant oldest = (Instant) open[1];
            return new EngineStatus(
                    dispatcher.running(),
                    node,
                    (Long) open[0],
                    parked,
                    oldest == null ? null : Duration.between(oldest, clock.instant()),
                    unresolved);
        } finally {
            em.close();
        }
    }
}
