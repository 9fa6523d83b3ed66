package com.smartap.core.internal.persistence;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.NotFoundException;
import jakarta.persistence.EntityManager;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The approvals of one tenant. */
public final class ApprovalRows {
    private final EntityManager em;
    private final TenantId tenant;

    public ApprovalRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The row of an id. */
    public ApprovalRow row(ApprovalId id) {
        ApprovalRow row = em.find(ApprovalRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no approval %s".formatted(id));
        }
        return row;
    }

    /** The approvals of an invoice, in order. */
    public List<ApprovalRow> of(InvoiceId invoice) {
        return em.createQuery(
                        "select r from SmartApApproval r where r.tenant = :tenant and r.invoiceId = :id"
                                + " order by r.requestedAt, r.step",
                        ApprovalRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("id", invoice.value())
                .getResultList();
    }

    /** Open approvals of some roles on invoices that a person has not approved yet, the oldest first. */
    public Page<ApprovalRow> pending(List<Role> roles, String person, PageRequest page) {
        return Keyset.page(
                em,
                ApprovalRow.class,
                "r.tenant = :tenant and r.decision = :pending and r.role in :roles"
                        + " and (select i.state from SmartApInvoice i where i.id = r.invoiceId) = :waiting"
                        + " and not exists (select 1 from SmartApApproval o where o.tenant = r.tenant"
                        + " and o.invoiceId = r.invoiceId and o.decision = :approved and o.decidedBy = :person)",
                Map.of(
                        "tenant",
                        tenant.value(),
                        "pending",
                        Decision.PENDING,
                        "roles",
                        roles,
                        "waiting",
                        com.smartap.model.invoice.InvoiceState.PENDING_APPROVAL,
                        "approved",
                        Decision.APPROVED,
                        "person",
                        person),
                "requestedAt",
                false,
                page,
                row -> row.requestedAt,
                row -> row.id);
    }

    /** Whether a person has given an approval that counts. */
    public boolean hasApproved(UUID invoice, String person) {
        return !em.createQuery(
                        "select r.id from SmartApApproval r where r.tenant = :tenant and r.approverKey = :key",
                        UUID.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", invoice + "/" + person)
                .getResultList()
                .isEmpty();
    }

    /** The record of a row. */
    public static Approval record(ApprovalRow row) {
        return new Approval(
                new ApprovalId(row.id),
                row.version,
                new InvoiceId(row.invoiceId),
                row.invoiceVersion,
                row.step,
                row.role,
                Money.of(row.amount.stripTrailingZeros(), Currency.getInstance(row.currency)),
                row.decision,
                row.decidedBy,
                row.comment,
                row.requestedAt,
                row.decidedAt,
                row.signedHash == null ? null : new ContentHash(row.signedHash));
    }
}
