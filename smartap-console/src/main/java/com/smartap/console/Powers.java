package com.smartap.console;

import com.smartap.model.Actor;
import com.smartap.model.Role;
import java.util.Set;

/**
 * Which actions the pages offer to an actor. This is courtesy only: the engine decides for itself whatever a request
 * asks of it.
 */
final class Powers {
    private final Set<Role> roles;

    Powers(Actor actor) {
        this.roles = actor.roles();
    }

    /** Enter and correct invoices. */
    public boolean enter() {
        return any(Role.CLERK);
    }

    /** Decide about invoices. */
    public boolean approve() {
        return any(Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO);
    }

    /** Refuse, stop and let go on. */
    public boolean intervene() {
        return any(Role.CLERK, Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO);
    }

    /** Build payment batches. */
    public boolean buildPayments() {
        return any(Role.CLERK, Role.TREASURER);
    }

    /** Release payment batches, and bring in statements. */
    public boolean releasePayments() {
        return any(Role.TREASURER, Role.CFO);
    }

    /** Enter and change vendors. */
    public boolean masterData() {
        return any(Role.ADMIN);
    }

    /** Manage connections to ERP systems. */
    public boolean connections() {
        return any(Role.ADMIN);
    }

    /** Start a synchronisation with an ERP. */
    public boolean synchronise() {
        return any(Role.ADMIN, Role.CLERK);
    }

    /** Read the audit log. */
    public boolean audit() {
        return any(Role.AUDITOR, Role.CFO, Role.ADMIN);
    }

    private boolean any(Role... wanted) {
        return Set.of(wanted).stream().anyMatch(roles::contains);
    }
}
