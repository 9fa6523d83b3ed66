package com.smartap.core.internal.persistence;

import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.NotFoundException;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The purchase orders of one tenant. */
public final class PurchaseOrderStore {
    private final EntityManager em;
    private final TenantId tenant;

    public PurchaseOrderStore(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** Keeps a new row. */
    public void add(PurchaseOrderRow row) {
        em.persist(row);
    }

    /** Keeps a new line. */
    public void add(PurchaseOrderLineRow row) {
        em.persist(row);
    }

    /** The row of an id. */
    public PurchaseOrderRow row(PurchaseOrderId id) {
        PurchaseOrderRow row = em.find(PurchaseOrderRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no purchase order %s".formatted(id));
        }
        return row;
    }

    /** The lines of an order, in order. */
    public List<PurchaseOrderLineRow> lines(UUID orderId) {
        return em.createQuery(
                        "select r from SmartApPurchaseOrderLine r where r.tenant = :tenant and r.orderId = :order"
                                + " order by r.lineNumber",
                        PurchaseOrderLineRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("order", orderId)
                .getResultList();
    }

    /** Orders of a number, open ones first. */
    public List<PurchaseOrderRow> byNumber(String number) {
        return em.createQuery(
                        "select r from SmartApPurchaseOrder r where r.tenant = :tenant and r.numberKey = :key"
                                + " order by r.status desc, r.updatedAt desc",
                        PurchaseOrderRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", Keys.number(number))
                .getResultList();
    }

    /** The order that an ERP knows under an id. */
    public Optional<PurchaseOrderRow> byExternalId(UUID connectionId, String externalId) {
        return em.createQuery(
                        "select r from SmartApPurchaseOrder r where r.tenant = :tenant and r.connectionId = :connection"
                                + " and r.externalId = :external",
                        PurchaseOrderRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("connection", connectionId)
                .setParameter("external", externalId)
                .getResultStream()
                .findFirst();
    }

    /** One page of orders, the latest first. */
    public Page<PurchaseOrderRow> list(@Nullable String text, PurchaseOrder.@Nullable Status status, PageRequest page) {
        StringBuilder where = new StringBuilder("r.tenant = :tenant");
        Map<String, Object> parameters = new HashMap<>(Map.of("tenant", tenant.value()));
        if (text != null && !text.isBlank()) {
            where.append(" and lower(r.number) like :text escape '!'");
            parameters.put("text", "%" + Like.escape(text) + "%");
        }
        if (status != null) {
            where.append(" and r.status = :status");
            parameters.put("status", status);
        }
        return Keyset.page(
                em,
                PurchaseOrderRow.class,
                where.toString(),
                parameters,
                "updatedAt",
                true,
                page,
                row -> row.updatedAt,
                row -> row.id);
    }

    /** The record of a row and its lines. */
    public PurchaseOrder record(PurchaseOrderRow row) {
        Currency currency = Currency.getInstance(row.currency);
        return new PurchaseOrder(
                new PurchaseOrderId(row.id),
                row.version,
                row.number,
                new VendorId(row.vendorId),
                row.status,
                row.orderDate,
                currency,
                Money.of(row.total.stripTrailingZeros(), currency),
                lines(row.id).stream().map(PurchaseOrderStore::record).toList(),
                row.externalId,
                row.updatedAt);
    }

    private static PurchaseOrderLine record(PurchaseOrderLineRow row) {
        return new PurchaseOrderLine(
                row.lineNumber,
                row.sku,
                row.description,
                plain(row.ordered),
                row.received == null ? null : plain(row.received),
                plain(row.billed),
                plain(row.unitPrice),
                row.externalId);
    }

    /** Drops the zeros with which a column fills up, but never the decimals in front of them. */
    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
