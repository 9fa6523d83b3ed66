package com.smartap.sample.host;

import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The people of the demo. Each one's password is the user name; a real host has real accounts. */
enum DemoUser {
    CLERK("Clara Clerk", Role.CLERK, "Enters and corrects invoices, builds payments"),
    MANAGER("Max Manager", Role.MANAGER, "Approves below 5,000, and first above that"),
    SENIOR("Sonia Senior", Role.SENIOR_MANAGER, "Approves to 25,000, after a manager; signs from 5,000"),
    CFO("Carl Chief", Role.CFO, "Approves everything, as the last one above 25,000, and signs it"),
    TREASURER("Theo Treasurer", Role.TREASURER, "Releases payments that others built"),
    AUDITOR("Ada Auditor", Role.AUDITOR, "Reads everything, changes nothing"),
    ADMIN("Alex Admin", Role.ADMIN, "Manages vendors and the connection to the ERP");

    private final String person;
    private final Role role;
    private final String powers;

    DemoUser(String person, Role role, String powers) {
        this.person = person;
        this.role = role;
        this.powers = powers;
    }

    static Optional<DemoUser> of(String login) {
        return Arrays.stream(values())
                .filter(user -> user.login().equals(login))
                .findFirst();
    }

    /** User name and password. */
    public String login() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The person's name. */
    public String person() {
        return person;
    }

    /** What the person may do, in words. */
    public String powers() {
        return powers;
    }

    /** The role, in words. */
    public String title() {
        return role == Role.CFO ? "CFO" : sentence(role.name());
    }

    /** The person as SmartAP knows them. */
    Actor actor() {
        return Actor.of(TenantId.DEFAULT, login(), person, role);
    }

    private static String sentence(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
