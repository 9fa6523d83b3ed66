package com.smartap.core.internal.persistence;

import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of one tenant. */
public final class EventRows {
    private final EntityManager em;
    private final TenantId tenant;

    public EventRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** One page of events, the earliest first. */
    public Page<EventRow> list(@Nullable String aggregateId, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenant.value()));
        String where = "r.tenant = :tenant";
        if (aggregateId != null) {
            where += " and r.aggregateId = :aggregate";
            parameters.put("aggregate", aggregateId);
        }
        return Keyset.page(
                em, EventRow.class, where, parameters, "occurredAt", false, page, row -> row.occurredAt, row -> row.id);
    }
}
