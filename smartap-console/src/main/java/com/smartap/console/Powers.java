package com.smartap.console;

import com.smartap.core.Power;
import com.smartap.model.Actor;
import com.smartap.model.Role;

/**
 * Which actions the pages offer to an actor. This is courtesy only: the engine decides for itself whatever a request
 * asks of it.
 */
final class Powers {
    private final Actor actor;

    Powers(Actor actor) {
        this.actor = actor;
    }

    /** Enter and correct invoices. */
    public boolean enter() {
        return Power.ENTER_INVOICES.of(actor);
    }

    /** Decide about invoices. */
    public boolean approve() {
        return Power.APPROVE.of(actor);
    }

    /** Refuse, stop and let go on. */
    public boolean intervene() {
        return Power.STOP_INVOICES.of(actor);
    }

    /** Build payment batches. */
    public boolean buildPayments() {
        return Power.BUILD_PAYMENTS.of(actor);
    }

    /** Release payment batches, and bring in statements. */
    public boolean releasePayments() {
        return Power.RELEASE_PAYMENTS.of(actor);
    }

    /** Enter and change vendors. */
    public boolean masterData() {
        return Power.MANAGE_VENDORS.of(actor);
    }

    /** Manage connections to ERP systems. */
    public boolean connections() {
        return Power.MANAGE_ERP.of(actor);
    }

    /** Start a synchronisation with an ERP. */
    public boolean synchronise() {
        return Power.SYNCHRONISE.of(actor);
    }

    /** Read the audit log. */
    public boolean audit() {
        return Power.READ_AUDIT.of(actor);
    }

    /** Have the audit log say nothing about a person any more. */
    public boolean erase() {
        return Power.ERASE_PERSONS.of(actor);
    }

    /** Demand, remind of and cancel signatures. */
    public boolean signatures() {
        return Power.MANAGE_SIGNATURES.of(actor);
    }

    /** Remove and restore what was learned. */
    public boolean teach() {
        return Power.MANAGE_LEARNING.of(actor);
    }

    /** Hand links to signature pages over. */
    public boolean administer() {
        return actor.has(Role.ADMIN);
    }
}
