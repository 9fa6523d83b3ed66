package com.smartap.core.internal.persistence;

import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.spi.InvalidRequestException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The events of one tenant. Events of one transaction have the same moment, so that their numbers come next: an
 * aggregate's events never change places.
 */
public final class EventRows {
    private final EntityManager em;
    private final TenantId tenant;

    public EventRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** One page of events, the earliest first. */
    public Page<EventRow> list(@Nullable String aggregateId, PageRequest page) {
        @Nullable EventRow after = page.cursor() == null ? null : last(page.cursor());
        boolean one = aggregateId != null;
        String from = after == null
                ? ""
                : one
                        ? " and r.sequence > :sequence"
                        : " and (r.occurredAt > :at or (r.occurredAt = :at and (r.sequence > :sequence"
                                + " or (r.sequence = :sequence and r.id > :id))))";
        TypedQuery<EventRow> query = em.createQuery(
                        "select r from SmartApEvent r where r.tenant = :tenant"
                                + (one ? " and r.aggregateId = :aggregate" : "")
                                + from
                                + (one ? " order by r.sequence" : " order by r.occurredAt, r.sequence, r.id"),
                        EventRow.class)
                .setParameter("tenant", tenant.value())
                .setMaxResults(page.limit() + 1);
        if (one) {
            query.setParameter("aggregate", aggregateId);
        }
        if (after != null) {
            query.setParameter("sequence", after.sequence);
            if (!one) {
                query.setParameter("at", after.occurredAt).setParameter("id", after.id);
            }
        }
        List<EventRow> rows = query.getResultList();
        return rows.size() <= page.limit()
                ? Page.single(rows)
                : new Page<>(
                        rows.subList(0, page.limit()),
                        rows.get(page.limit() - 1).id.toString());
    }

    /** The last event of the page before, under whose id the next one begins. */
    private EventRow last(String cursor) {
        try {
            EventRow row = em.find(EventRow.class, UUID.fromString(cursor));
            if (row != null && row.tenant.equals(tenant.value())) {
                return row;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw new InvalidRequestException(
                "cursor", "cursor is not one that an earlier page returned. Maybe begin with the first page.");
    }
}
