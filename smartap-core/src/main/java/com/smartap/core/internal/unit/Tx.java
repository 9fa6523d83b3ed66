package com.smartap.core.internal.unit;

import com.smartap.core.internal.audit.Fact;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.PurchaseOrderStore;
import com.smartap.core.internal.persistence.VendorStore;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.model.event.EventType;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One running unit of work: the tenant's data, and what happened in it. */
public final class Tx {
    private final EntityManager em;
    private final Actor actor;
    private final Instant now;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    Tx(EntityManager em, Actor actor, Instant now) {
        this.em = em;
        this.actor = actor;
        this.now = now;
    }

    /** Who acts. */
    public Actor actor() {
        return actor;
    }

    /** On whose data. */
    public TenantId tenant() {
        return actor.tenant();
    }

    /** When. */
    public Instant now() {
        return now;
    }

    /** The database; every query names the tenant. */
    public EntityManager em() {
        return em;
    }

    /** The tenant's invoices. */
    public InvoiceStore invoices() {
        return new InvoiceStore(em, tenant());
    }

    /** The tenant's vendors. */
    public VendorStore vendors() {
        return new VendorStore(em, tenant());
    }

    /** The tenant's purchase orders. */
    public PurchaseOrderStore orders() {
        return new PurchaseOrderStore(em, tenant());
    }

    /** Something happened: an event for those who want to know, and an audit record. */
    public void happened(String aggregateType, Object aggregateId, String type, Map<String, String> data) {
        happenings.add(new Happening(aggregateType, aggregateId.toString(), type, Map.copyOf(data)));
        audit(type, aggregateType, aggregateId, data);
    }

    /** Something happened whose name is fixed. */
    public void happened(String aggregateType, Object aggregateId, EventType type, Map<String, String> data) {
        happened(aggregateType, aggregateId, type.wire(), data);
    }

    /** Something to be recorded that nobody subscribes to. */
    public void audit(String action, String entityType, Object entityId, Map<String, String> data) {
        facts.add(new Fact(action, entityType, entityId.toString(), Map.copyOf(data)));
    }

    List<Happening> happenings() {
        return happenings;
    }

    List<Fact> facts() {
        return facts;
    }

    /** An event to be. */
    record Happening(String aggregateType, String aggregateId, String type, Map<String, String> data) {}
}
