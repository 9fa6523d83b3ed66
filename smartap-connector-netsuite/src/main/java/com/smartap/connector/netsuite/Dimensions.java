package com.smartap.connector.netsuite;

import java.util.List;
import java.util.Map;

/** What bills and lines may be coded with beside account and tax: ids of NetSuite's lists. */
final class Dimensions {
    /** On a bill as a whole. */
    static final List<String> HEADER = List.of("subsidiary", "department", "class", "location");

    /** On a line. */
    static final List<String> LINE = List.of("department", "class", "location", "customer");

    private Dimensions() {}

    /** What they become, for people. */
    static Map<String, String> described() {
        return Map.of(
                "subsidiary", "subsidiary of the bill",
                "department", "department of the bill or line",
                "class", "class of the bill or line",
                "location", "location of the bill or line",
                "customer", "customer or project of the line");
    }
}
