package com.smartap.model;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.util.Set;

/**
 * Who is calling, in which tenant, with which roles. The host decides who that is; SmartAP decides what they may do.
 *
 * @param tenant the tenant on whose data the actor works
 * @param id the host's stable id of the person or service, 1 to 128 characters
 * @param name the name to show to people
 * @param roles what the actor does in accounts payable; empty means that nothing is allowed
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Actor(TenantId tenant, String id, String name, Set<Role> roles) {
    /** The id under which the engine itself acts. */
    public static final String SYSTEM = "smartap";

    /** Copies the roles, and refuses a missing id. */
    public Actor {
        requireNonNull(tenant, "tenant");
        requireNonNull(name, "name");
        if (id.isBlank() || id.length() > 128) {
            throw new IllegalArgumentException("actor id (%s) must have 1 to 128 characters".formatted(id));
        }
        roles = Set.copyOf(roles);
    }

    /** The engine itself, in a tenant. */
    public static Actor system(TenantId tenant) {
        return new Actor(tenant, SYSTEM, "SmartAP", Set.of());
    }

    /** A person with some roles. */
    public static Actor of(TenantId tenant, String id, String name, Role... roles) {
        return new Actor(tenant, id, name, Set.of(roles));
    }

    /** Whether the actor has this role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }
}
