package com.smartap.core.internal.persistence;

import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.erp.EntityType;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.erp.SyncResult;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ERP connections of one tenant, and what was synchronised over them. */
public final class ErpRows {
    private final EntityManager em;
    private final TenantId tenant;

    public ErpRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The connection of an id. */
    public ErpConnectionRow connection(ErpConnectionId id) {
        ErpConnectionRow row = em.find(ErpConnectionRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no ERP connection %s".formatted(id));
        }
        return row;
    }

    /** The connection of an id, in the version that somebody saw. */
    public ErpConnectionRow connection(ErpConnectionId id, long version) {
        ErpConnectionRow row = connection(id);
        if (row.version != version) {
            throw new StaleVersionException(
                    "connection %s was changed meanwhile. Look at it again.".formatted(row.name));
        }
        return row;
    }

    /** All connections, in the order in which they were made. */
    public List<ErpConnectionRow> connections() {
        return em.createQuery(
                        "select r from SmartApErpConnection r where r.tenant = :tenant order by r.createdAt, r.id",
                        ErpConnectionRow.class)
                .setParameter("tenant", tenant.value())
                .getResultList();
    }

    /** How far an entity has been read over a connection. */
    public Optional<ErpCursorRow> cursor(UUID connection, EntityType entity) {
        return Optional.ofNullable(em.find(ErpCursorRow.class, connection + "/" + entity))
                .filter(row -> row.tenant.equals(tenant.value()));
    }

    /** The bill that an invoice has become over a connection. */
    public Optional<InvoiceMappingRow> mapping(UUID connection, UUID invoice) {
        return em.createQuery(
                        "select r from SmartApInvoiceMapping r where r.tenant = :tenant and r.connectionId = :connection"
                                + " and r.invoiceId = :invoice",
                        InvoiceMappingRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("connection", connection)
                .setParameter("invoice", invoice)
                .getResultStream()
                .findFirst();
    }

    /** The bill of an invoice, whatever the connection over which it was posted. */
    public Optional<InvoiceMappingRow> mapping(UUID invoice) {
        return em.createQuery(
                        "select r from SmartApInvoiceMapping r where r.tenant = :tenant and r.invoiceId = :invoice"
                                + " order by r.createdAt desc",
                        InvoiceMappingRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("invoice", invoice)
                .getResultStream()
                .findFirst();
    }

    /** One page of the sync log, the latest first. */
    public Page<SyncLogRow> log(ErpConnectionId connection, PageRequest page) {
        return Keyset.page(
                em,
                SyncLogRow.class,
                "r.tenant = :tenant and r.connectionId = :connection",
                Map.of("tenant", tenant.value(), "connection", connection.value()),
                "startedAt",
                true,
                page,
                row -> row.startedAt,
                row -> row.id);
    }

    /** The record of a connection. */
    public static ErpConnection record(ErpConnectionRow row) {
        return new ErpConnection(
                new ErpConnectionId(row.id),
                row.version,
                row.name,
                row.system,
                row.baseUrl,
                Json.texts(row.settings),
                row.status,
                row.statusMessage,
                row.updatedAt);
    }

    /** The record of a synchronisation. */
    public static SyncResult record(SyncLogRow row) {
        return new SyncResult(
                new ErpConnectionId(row.connectionId),
                row.entity,
                row.status,
                row.created,
                row.updated,
                row.unchanged,
                row.failed,
                row.message,
                row.startedAt,
                row.finishedAt);
    }
}
