package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.spi.Api;
import com.smartap.spi.ForbiddenException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What an actor may do, by role. Approving depends on amount and history as well; {@link Approvals} decides it. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Power {
    /** Look at everything but the audit log. */
    READ(Role.values()),
    /** Submit documents, correct what was read, resubmit and retry. */
    ENTER_INVOICES(Role.CLERK),
    /** Reject, hold, release and withdraw invoices. */
    STOP_INVOICES(Role.CLERK, Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO),
    /** Decide approvals, as far as the role reaches. */
    APPROVE(Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO),
    /** Demand, remind of and cancel signatures. */
    MANAGE_SIGNATURES(Role.CLERK, Role.MANAGER, Role.SENIOR_MANAGER, Role.CFO, Role.ADMIN),
    /** Remove and restore what was learned from corrections, and have it learned anew. */
    MANAGE_LEARNING(Role.MANAGER, Role.ADMIN),
    /** Enter and change vendors and purchase orders. */
    MANAGE_VENDORS(Role.ADMIN),
    /** Connect ERP systems and synchronise. */
    MANAGE_ERP(Role.ADMIN),
    /** Start a synchronisation with an ERP. */
    SYNCHRONISE(Role.ADMIN, Role.CLERK),
    /** Build and cancel payment batches. */
    BUILD_PAYMENTS(Role.CLERK, Role.TREASURER),
    /** Release payment batches built by others, and import statements. */
    RELEASE_PAYMENTS(Role.TREASURER, Role.CFO),
    /** Read and verify the audit log. */
    READ_AUDIT(Role.AUDITOR, Role.CFO, Role.ADMIN),
    /** Have the audit log say nothing about a person any more. */
    ERASE_PERSONS(Role.ADMIN),
    /** Take old records out of the audit log, into a sealed file. */
    PRUNE_AUDIT(Role.ADMIN),
    /** Replay events. */
    OPERATE(Role.ADMIN);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot be changed
    private final Set<Role> roles;

    Power(Role... roles) {
        this.roles = Set.of(roles);
    }

    /** Whether one of the actor's roles gives this power. The engine itself has every power. */
    public boolean of(Actor actor) {
        boolean engine = actor.id().equals(Actor.SYSTEM) && actor.roles().isEmpty();
        return engine || actor.roles().stream().anyMatch(roles::contains);
    }

    /**
     * Refuses an actor who has not this power.
     *
     * @throws ForbiddenException naming the roles that have it
     */
    public void require(Actor actor) {
        if (!of(actor)) {
            throw new ForbiddenException("%s may not do this (%s). It needs one of the roles %s."
                    .formatted(
                            actor.name(),
                            name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                            Arrays.stream(Role.values())
                                    .filter(roles::contains)
                                    .map(Role::name)
                                    .collect(Collectors.joining(", "))));
        }
    }
}
