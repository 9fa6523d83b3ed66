package com.smartap.core.internal.unit;

import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleTree;
import com.smartap.core.internal.audit.TakeOver;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.model.event.Event;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs work so that a state change, its audit records, its events and their follow-up jobs commit together, or none of
 * them. No network call belongs inside.
 */
public final class UnitOfWork {
    private final EntityManagerFactory factory;
    private final EventLog events;
    private final Clock clock;
    private final Checkpoints checkpoints;
    private final AuditWriter audit;
    private final Set<TenantId> withLog = ConcurrentHashMap.newKeySet();

    public UnitOfWork(
            EntityManagerFactory factory, EventLog events, Clock clock, Checkpoints checkpoints, AuditWriter audit) {
        this.factory = factory;
        this.events = events;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.audit = audit;
    }

    /** Runs a change that gives a result. */
    public <T> T call(String name, Actor actor, Function<Tx, T> work) {
        return call(name, actor, null, work);
    }

    /** Runs a change. */
    public void run(String name, Actor actor, Consumer<Tx> work) {
        call(name, actor, null, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Runs the change that a delivery asks for, and completes the delivery with it. */
    public void complete(String name, OpenDelivery delivery, Consumer<Tx> work) {
        call(name, Actor.system(delivery.event().tenant()), delivery, tx -> {
            work.accept(tx);
            return true;
        });
    }

    /** Reads; whatever the work changes is dropped. */
    public <T> T read(Actor actor, Function<Tx, T> work) {
        EntityManager em = factory.createEntityManager();
        EntityTransaction transaction = em.getTransaction();
        transaction.begin();
        try {
            return work.apply(new Tx(em, actor, now()));
        } finally {
            transaction.rollback();
            em.close();
        }
    }

    private <T> T call(String name, Actor actor, @Nullable OpenDelivery delivery, Function<Tx, T> work) {
        requireLog(actor.tenant());
        EntityManager em = factory.createEntityManager();
        EntityTransaction transaction = em.getTransaction();
        boolean committed = false;
        transaction.begin();
        try {
            Tx tx = new Tx(em, actor, now());
            T result = work.apply(tx);
            if (delivery != null) {
                events.completed(em, delivery);
            }
            em.flush();
            List<Event> recorded = tx.happenings().stream()
                    .map(h ->
                            events.record(em, actor, tx.now(), h.aggregateType(), h.aggregateId(), h.type(), h.data()))
                    .toList();
            boolean queued = events.queue(em, recorded, delivery, tx.now());
            audit.append(em, actor, tx.now(), tx.facts());
            em.flush();
            checkpoints.reached("before commit " + name);
            transaction.commit();
            committed = true;
            checkpoints.reached("after commit " + name);
            if (queued) {
                events.wake();
            }
            return result;
        } catch (OptimisticLockException | RollbackException e) {
            if (e instanceof OptimisticLockException || e.getCause() instanceof OptimisticLockException) {
                throw stale(e);
            }
            throw e;
        } catch (PersistenceException e) {
            if (Violations.of("smartap_event_sequence", e)) {
                throw stale(e);
            }
            throw e;
        } finally {
            if (!committed && transaction.isActive()) {
                transaction.rollback();
            }
            em.close();
        }
    }

    /** Every tenant's log has a head row from its first change on; locking it is what keeps the log without gaps. */
    private void requireLog(TenantId tenant) {
        if (withLog.contains(tenant)) {
            return;
        }
        inTransaction(em -> {
            if (em.find(AuditHeadRow.class, tenant.value()) == null) {
                AuditHeadRow head = new AuditHeadRow();
                head.tenant = tenant.value();
                head.hash = Hex.of(new MerkleTree(0, List.of()).root());
                head.edge = "";
                em.persist(head);
            }
        });
        inTransaction(em -> TakeOver.run(em, tenant.value(), now(), audit));
        withLog.add(tenant);
    }

    private void inTransaction(Consumer<EntityManager> work) {
        EntityManager em = factory.createEntityManager();
        EntityTransaction transaction = em.getTransaction();
        transaction.begin();
        try {
            work.accept(em);
            transaction.commit();
        } catch (PersistenceException e) {
            if (!Violations.of("smartap_audit_head", e)) {
                throw e;
            }
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
            em.close();
        }
    }

    private static StaleVersionException stale(Exception cause) {
        return new StaleVersionException(
                "somebody else changed this meanwhile. Look at it again and decide anew.", cause);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
