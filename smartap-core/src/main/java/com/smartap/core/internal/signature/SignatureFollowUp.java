package com.smartap.core.internal.signature;

import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.event.Subscription;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has requests looked at: at once when something happened to them, and from time to time besides. */
public final class SignatureFollowUp implements Subscription {
    /** The name under which deliveries are kept. */
    public static final String NAME = "signatures";

    /** The event that says that something happened to a request. */
    static final String NOTICED = "esign.noticed";

    private static final Logger log = LoggerFactory.getLogger(SignatureFollowUp.class);
    private static final int AT_ONCE = 500;

    private final EntityManagerFactory factory;
    private final UnitOfWork units;
    private final SignatureDesk desk;

    SignatureFollowUp(EntityManagerFactory factory, UnitOfWork units, SignatureDesk desk) {
        this.factory = factory;
        this.units = units;
        this.desk = desk;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wants(Event event) {
        return event.aggregateType().equals(SignatureEndings.AGGREGATE);
    }

    @Override
    public void handle(OpenDelivery delivery) throws IOException {
        if (!delivery.replay()) {
            Actor system = Actor.system(delivery.event().tenant());
            desk.refresh(system, SignatureRequestId.of(delivery.event().aggregateId()));
        }
    }

    /** Looks at all requests that are due. */
    void run() {
        for (SignatureRequestRow row : due()) {
            try {
                desk.refresh(Actor.system(new TenantId(row.tenant)), new SignatureRequestId(row.id));
            } catch (IOException | RuntimeException e) {
                // One request's trouble must not keep the others waiting; it is due again at its next time.
                log.warn("signature request {} could not be looked at: {}", row.id, e.getMessage());
            }
        }
    }

    private List<SignatureRequestRow> due() {
        Instant now = units.read(Actor.system(TenantId.DEFAULT), tx -> tx.now());
        EntityManager em = factory.createEntityManager();
        try {
            return em.createQuery(
                            "select r from SmartApSignatureRequest r where r.ending is null"
                                    + " and (r.nextCheckAt <= :now or r.nextCheckAt is not null and r.expiresAt <= :now)"
                                    + " order by r.nextCheckAt, r.id",
                            SignatureRequestRow.class)
                    .setParameter("now", now)
                    .setMaxResults(AT_ONCE)
                    .getResultList();
        } finally {
            em.close();
        }
    }
}
