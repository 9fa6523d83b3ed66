package com.smartap.core;

import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.Api;
import com.smartap.spi.esign.Signatory;
import java.util.List;
import java.util.Map;

/** Says who signs in which role. The ids are those under which the host calls people as actors. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
@FunctionalInterface
public interface SignerDirectory {
    /** The people who may sign in a role, the preferred one first; empty if there are none. Called often: answers at once. */
    List<Signatory> signers(TenantId tenant, Role role);

    /** One list for all tenants. */
    static SignerDirectory of(Map<Role, List<Signatory>> people) {
        Map<Role, List<Signatory>> copy = Map.copyOf(people);
        return (tenant, role) -> copy.getOrDefault(role, List.of());
    }
}
