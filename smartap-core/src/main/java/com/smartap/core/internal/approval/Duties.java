package com.smartap.core.internal.approval;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.internal.persistence.ApprovalRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.SegregationOfDutiesException;
import java.util.Optional;

/** Who may not decide about an invoice, whatever their roles: those who took part in it. */
final class Duties {
    private Duties() {}

    /** Whether an actor's roles reach up to a role. */
    static boolean reaches(Actor actor, Role needed) {
        int least = ApprovalPolicy.LADDER.indexOf(needed);
        return actor.roles().stream().anyMatch(role -> ApprovalPolicy.LADDER.indexOf(role) >= least && least >= 0);
    }

    static void requireReach(Actor actor, Role needed) {
        if (!reaches(actor, needed)) {
            throw new ForbiddenException(
                    "%s may not decide this: it needs the role %s or a higher one".formatted(actor.name(), needed));
        }
    }

    /** Whether an actor entered or changed an invoice. */
    static boolean touched(InvoiceRow invoice, Actor actor) {
        return invoice.submittedBy.equals(actor.id())
                || Json.list(invoice.touchedBy).contains(actor.id());
    }

    /** What keeps an actor from deciding. */
    static Optional<SegregationOfDutiesException> conflict(Tx tx, InvoiceRow invoice, Actor actor) {
        if (touched(invoice, actor)) {
            return Optional.of(ownWork(actor));
        }
        return new ApprovalRows(tx.em(), tx.tenant()).hasApproved(invoice.id, actor.id())
                ? Optional.of(twice(actor))
                : Optional.empty();
    }

    static SegregationOfDutiesException ownWork(Actor actor) {
        return new SegregationOfDutiesException(
                "%s entered or changed this invoice and cannot decide about it. Somebody else has to."
                        .formatted(actor.name()));
    }

    static SegregationOfDutiesException twice(Actor actor) {
        return new SegregationOfDutiesException(
                "%s has approved this invoice already; the next approval has to be somebody else's."
                        .formatted(actor.name()));
    }
}
