package com.smartap.core.internal.approval;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.ExchangeRates;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.model.approval.Decision;
import java.util.List;
import java.util.UUID;

/** Says which roles have to approve an invoice, and opens approvals. */
public final class Routing {
    private final ApprovalPolicy policy;
    private final ExchangeRates rates;

    public Routing(ApprovalPolicy policy, ExchangeRates rates) {
        this.policy = policy;
        this.rates = rates;
    }

    /** The roles that have to approve, one after the other. */
    public List<Role> roles(InvoiceRow row) {
        Money total = InvoiceStore.total(row);
        return policy.tierOf(
                        total == null ? null : Conversion.of(total, policy.currency(), InvoiceStore.day(row), rates))
                .approvers();
    }

    /** Opens an approval. */
    public static ApprovalRow open(Tx tx, InvoiceRow invoice, int step, Role role) {
        ApprovalRow row = new ApprovalRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.invoiceId = invoice.id;
        row.step = step;
        row.role = role;
        row.amount = invoice.total == null ? java.math.BigDecimal.ZERO : invoice.total;
        row.currency = String.valueOf(invoice.currency);
        row.decision = Decision.PENDING;
        row.enteredBy = invoice.submittedBy;
        row.requestedAt = tx.now();
        tx.em().persist(row);
        return row;
    }

    /** Withdraws the approvals of an invoice that nobody has decided; those given count on. */
    public static void withdrawOpen(Tx tx, InvoiceRow invoice) {
        decided(tx, invoice, List.of(Decision.PENDING)).forEach(Routing::supersede);
    }

    /** Withdraws the approvals of an invoice that changed or does not go on; those given do not count any more. */
    public static void supersede(Tx tx, InvoiceRow invoice) {
        decided(tx, invoice, List.of(Decision.PENDING, Decision.APPROVED)).forEach(Routing::supersede);
    }

    private static void supersede(ApprovalRow row) {
        row.decision = Decision.SUPERSEDED;
        row.approverKey = null;
    }

    private static List<ApprovalRow> decided(Tx tx, InvoiceRow invoice, List<Decision> decisions) {
        return tx.em()
                .createQuery(
                        "select r from SmartApApproval r where r.tenant = :tenant and r.invoiceId = :id"
                                + " and r.decision in :decisions",
                        ApprovalRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("id", invoice.id)
                .setParameter("decisions", decisions)
                .getResultList();
    }
}
