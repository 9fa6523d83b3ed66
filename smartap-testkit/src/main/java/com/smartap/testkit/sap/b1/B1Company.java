package com.smartap.testkit.sap.b1;

import java.util.HashSet;
import java.util.Set;

/** How one company is set up. Not thread-safe: its owner holds a lock. */
final class B1Company {
    static final String DATABASE = "SBODEMOUS";
    final Set<String> userFields = new HashSet<>();
    boolean approvals;
    boolean blocksDuplicates;
}
