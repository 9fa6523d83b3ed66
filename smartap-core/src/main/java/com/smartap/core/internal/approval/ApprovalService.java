package com.smartap.core.internal.approval;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.Approvals;
import com.smartap.core.Power;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.matching.OrderUse;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.ApprovalRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.approval.Decision;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.matching.MatchResult;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.spi.SmartApException;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes decisions about approvals, each checked by itself. */
public final class ApprovalService implements Approvals {
    private final UnitOfWork units;
    private final Routing routing;
    private final AfterApprovals after;

    public ApprovalService(UnitOfWork units, Routing routing, AfterApprovals after) {
        this.units = units;
        this.routing = routing;
        this.after = after;
    }

    @Override
    public Page<Task> queue(Actor actor, PageRequest page) {
        Power.READ.require(actor);
        List<Role> reach = ApprovalPolicy.LADDER.stream()
                .filter(role -> Duties.reaches(actor, role))
                .toList();
        if (reach.isEmpty()) {
            return Page.single(List.of());
        }
        return units.read(actor, tx -> {
            List<Task> tasks = new ArrayList<>();
            PageRequest next = page;
            while (true) {
                Page<ApprovalRow> rows = new ApprovalRows(tx.em(), tx.tenant()).pending(reach, actor.id(), next);
                for (ApprovalRow row : rows.items()) {
                    InvoiceRow invoice = tx.invoices().row(new InvoiceId(row.invoiceId));
                    if (!Duties.touched(invoice, actor)) {
                        tasks.add(new Task(ApprovalRows.record(row), InvoiceStore.record(invoice)));
                    }
                }
                if (!tasks.isEmpty() || rows.next().isEmpty()) {
                    return new Page<>(tasks, rows.nextCursor());
                }
                next = new PageRequest(rows.nextCursor(), page.limit());
            }
        });
    }

    @Override
    public List<Approval> of(Actor actor, InvoiceId invoice) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            tx.invoices().row(invoice);
            return new ApprovalRows(tx.em(), tx.tenant())
                    .of(invoice).stream().map(ApprovalRows::record).toList();
        });
    }

    @Override
    public Approval approve(Actor actor, ApprovalId id, long invoiceVersion, @Nullable String comment) {
        try {
            return decide("approval.approve", actor, id, invoiceVersion, (tx, row, invoice) -> {
                String said = comment == null || comment.isBlank() ? null : Reasons.require("comment", comment);
                if (said == null
                        && !InvoiceStore.match(invoice)
                                .map(MatchResult::matched)
                                .orElse(false)) {
                    Reasons.require("comment", "");
                }
                row.decision = Decision.APPROVED;
                row.approverKey = invoice.id + "/" + actor.id();
                row.comment = said;
                List<Role> roles = routing.roles(invoice);
                if (row.step < roles.size()) {
                    tx.audit("approval.approved", "invoice", invoice.id, facts(row, said));
                    ApprovalRow next = Routing.open(tx, invoice, row.step + 1, roles.get(row.step));
                    tx.happened("invoice", invoice.id, EventType.APPROVAL_REQUIRED, facts(next, null));
                } else {
                    tx.em().flush();
                    if (!after.mustWait(tx, invoice, said, facts(row, null))) {
                        Lifecycle.apply(tx, invoice, Trigger.APPROVED, said, facts(row, null));
                    }
                }
            });
        } catch (PersistenceException e) {
            if (Violations.of("smartap_approval_once", e)) {
                throw Duties.twice(actor);
            }
            if (Violations.of("smartap_approval_duties", e)) {
                throw Duties.ownWork(actor);
            }
            throw e;
        }
    }

    @Override
    public Approval reject(Actor actor, ApprovalId id, long invoiceVersion, String reason) {
        String said = Reasons.require("reason", reason);
        return decide("approval.reject", actor, id, invoiceVersion, (tx, row, invoice) -> {
            row.decision = Decision.REJECTED;
            row.comment = said;
            // Written first, so that superseding leaves this decision as it is.
            tx.em().flush();
            Routing.supersede(tx, invoice);
            OrderUse.giveBack(tx, invoice);
            invoice.duplicateKey = null;
            Lifecycle.apply(tx, invoice, Trigger.REJECTED, said, facts(row, null));
        });
    }

    @Override
    public Approval escalate(Actor actor, ApprovalId id, long invoiceVersion, String reason) {
        String said = Reasons.require("reason", reason);
        return decide("approval.escalate", actor, id, invoiceVersion, (tx, row, invoice) -> {
            Role above = ApprovalPolicy.above(row.role)
                    .orElseThrow(() -> new IllegalLifecycleStateException(
                            "nobody is above the %s: approve or reject it".formatted(row.role)));
            row.decision = Decision.ESCALATED;
            row.comment = said;
            tx.audit("approval.escalated", "invoice", invoice.id, facts(row, said));
            ApprovalRow next = Routing.open(tx, invoice, row.step, above);
            tx.happened("invoice", invoice.id, EventType.APPROVAL_REQUIRED, facts(next, said));
        });
    }

    @Override
    public List<BulkOutcome> approveAll(Actor actor, List<Choice> choices, @Nullable String comment) {
        List<BulkOutcome> outcomes = new ArrayList<>();
        for (Choice choice : choices) {
            try {
                approve(actor, choice.id(), choice.invoiceVersion(), comment);
                outcomes.add(new BulkOutcome(choice.id(), true, null, null));
            } catch (SmartApException e) {
                outcomes.add(new BulkOutcome(choice.id(), false, e.code(), e.getMessage()));
            }
        }
        return outcomes;
    }

    private interface Deciding {
        void decide(Tx tx, ApprovalRow row, InvoiceRow invoice);
    }

    private Approval decide(String name, Actor actor, ApprovalId id, long invoiceVersion, Deciding deciding) {
        return units.call(name, actor, tx -> {
            ApprovalRow row = new ApprovalRows(tx.em(), tx.tenant()).row(id);
            InvoiceId invoiceId = new InvoiceId(row.invoiceId);
            InvoiceRow invoice = tx.invoices().row(invoiceId, invoiceVersion);
            if (row.decision != Decision.PENDING) {
                throw new IllegalLifecycleStateException(
                        "this approval was decided before (%s by %s)".formatted(row.decision, row.decidedBy));
            }
            Duties.requireReach(actor, row.role);
            Optional<SegregationOfDutiesException> conflict = Duties.conflict(tx, invoice, actor);
            if (conflict.isPresent()) {
                throw conflict.get();
            }
            row.decidedBy = actor.id();
            row.decidedAt = tx.now();
            row.invoiceVersion = invoiceVersion;
            deciding.decide(tx, row, invoice);
            tx.em().flush();
            return ApprovalRows.record(row);
        });
    }

    private static Map<String, String> facts(ApprovalRow row, @Nullable String comment) {
        Map<String, String> facts = new java.util.HashMap<>();
        facts.put("approvalId", row.id.toString());
        facts.put("step", String.valueOf(row.step));
        facts.put("role", row.role.name());
        if (row.invoiceVersion != null) {
            facts.put("invoiceVersion", String.valueOf(row.invoiceVersion));
        }
        if (comment != null) {
            facts.put("comment", comment);
        }
        return facts;
    }
}
