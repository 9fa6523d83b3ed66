package com.smartap.sample.cli;

import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import java.util.List;

/** The people of the demonstration: nobody does two things that exclude each other. */
final class DemoPeople {
    static final Actor CLERK = person("clerk", "Carla Clerk", Role.CLERK);
    static final Actor TREASURER = person("treasurer", "Tess Treasurer", Role.TREASURER);
    static final Actor AUDITOR = person("auditor", "Otto Auditor", Role.AUDITOR);
    static final Actor ADMIN = person("admin", "Ada Admin", Role.ADMIN);

    /** Those who approve, from the lowest to the highest role. */
    static final List<Actor> APPROVERS = List.of(
            person("manager", "Mona Manager", Role.MANAGER),
            person("senior", "Sam Senior", Role.SENIOR_MANAGER),
            person("cfo", "Chris Chief", Role.CFO));

    private DemoPeople() {}

    private static Actor person(String id, String name, Role role) {
        return Actor.of(TenantId.DEFAULT, id, name, role);
    }
}
