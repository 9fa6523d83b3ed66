package com.smartap.core.internal.erp;

import com.smartap.core.Erp;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Synchronises every tenant's working connections, one after the other. */
public final class ScheduledSync {
    private static final Logger log = LoggerFactory.getLogger(ScheduledSync.class);

    private final EntityManagerFactory factory;
    private final Erp erp;

    public ScheduledSync(EntityManagerFactory factory, Erp erp) {
        this.factory = factory;
        this.erp = erp;
    }

    /** Synchronises once. */
    public void run() {
        for (Object[] connection : working()) {
            Actor system = Actor.system(new TenantId((String) connection[0]));
            try {
                erp.sync(system, new ErpConnectionId((UUID) connection[1]));
            } catch (RuntimeException e) {
                // One tenant's trouble must not keep the others waiting; the sync log and the next run tell more.
                log.warn("connection {} of tenant {} was not synchronised", connection[1], connection[0], e);
            }
        }
    }

    private List<Object[]> working() {
        EntityManager em = factory.createEntityManager();
        try {
            return em.createQuery(
                            "select r.tenant, r.id from SmartApErpConnection r where r.status = :connected",
                            Object[].class)
                    .setParameter("connected", ErpConnection.Status.CONNECTED)
                    .getResultList();
        } finally {
            em.close();
        }
    }
}
