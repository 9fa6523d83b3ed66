package com.smartap.core.internal.trail;

import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs every tenant's log, one after the other. */
public final class ScheduledCheckpoints {
    private static final Logger log = LoggerFactory.getLogger(ScheduledCheckpoints.class);

    private final EntityManagerFactory factory;
    private final SignedCheckpoints checkpoints;

    public ScheduledCheckpoints(EntityManagerFactory factory, SignedCheckpoints checkpoints) {
        this.factory = factory;
        this.checkpoints = checkpoints;
    }

    /** Signs once. */
    public void run() {
        for (String tenant : tenants()) {
            try {
                checkpoints.make(Actor.system(new TenantId(tenant)));
            } catch (RuntimeException e) {
                // One tenant's trouble must not keep the others waiting; the next run tries again.
                log.error("the audit log of tenant {} was not signed. Maybe look after key and witnesses", tenant, e);
            }
        }
    }

    private List<String> tenants() {
        EntityManager em = factory.createEntityManager();
        try {
            return em.createQuery(
                            "select r.tenant from SmartApAuditHead r where r.sequence > 0 and r.edge is not null",
                            String.class)
                    .getResultList();
        } finally {
            em.close();
        }
    }
}
