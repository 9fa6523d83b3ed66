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
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says which roles have to approve an invoice, and opens approvals. */
public final class Routing {
    private final ApprovalPolicy policy;
    private final ExchangeRates rates;

    public Routing(ApprovalPolicy policy, ExchangeRates rates) {
        this.policy = policy;
        this.rates = rates;
    }

    /** The roles that have to approve, one after the other. */
    List<Role> roles(InvoiceRow row) {
        Money total = InvoiceStore.total(row);
        return policy.tierOf(total == null ? null : converted(total, row)).approvers();
    }

    private @Nullable Money converted(Money total, InvoiceRow row) {
        if (total.currency().equals(policy.currency())) {
            return total;
        }
        LocalDate issued = InvoiceStore.content(row).invoiceDate();
        LocalDate day = issued != null ? issued : LocalDate.ofInstant(row.receivedAt, ZoneOffset.UTC);
        return rates.rate(total.currency(), policy.currency(), day)
                // Rounded up, so that no conversion slips below a limit.
                .map(rate -> Money.rounded(total.amount().multiply(rate), policy.currency(), RoundingMode.UP))
                .orElse(null);
    }

    /** Opens an approval. */
    static ApprovalRow open(Tx tx, InvoiceRow invoice, int step, Role role) {
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

    /** Withdraws the approvals of an invoice that changed or does not go on; those given do not count any more. */
    public static void supersede(Tx tx, InvoiceRow invoice) {
        List<ApprovalRow> rows = tx.em()
                .createQuery(
                        "select r from SmartApApproval r where r.tenant = :tenant and r.invoiceId = :id"
                                + " and r.decision in (:pending, :approved)",
                        ApprovalRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("id", invoice.id)
                .setParameter("pending", Decision.PENDING)
                .setParameter("approved", Decision.APPROVED)
                .getResultList();
        for (ApprovalRow row : rows) {
            row.decision = Decision.SUPERSEDED;
            row.approverKey = null;
        }
    }
}
