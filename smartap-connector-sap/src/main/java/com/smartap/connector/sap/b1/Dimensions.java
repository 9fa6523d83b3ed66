package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.erp.Bill;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Coding beside account and tax. */
final class Dimensions {
    static final Map<String, String> NAMES = Map.of(
            "costCenter", "CostingCode, the distribution rule of dimension 1",
            "costCenter2", "CostingCode2",
            "costCenter3", "CostingCode3",
            "costCenter4", "CostingCode4",
            "costCenter5", "CostingCode5",
            "project", "ProjectCode",
            "branch", "BPL_IDAssignedToInvoice, of the bill as a whole");

    private static final String BRANCH = "branch";
    private static final Map<String, String> FIELDS = Map.of(
            "costCenter", "CostingCode",
            "costCenter2", "CostingCode2",
            "costCenter3", "CostingCode3",
            "costCenter4", "CostingCode4",
            "costCenter5", "CostingCode5",
            "project", "ProjectCode");

    private Dimensions() {}

    static void check(Bill bill, List<String> problems) {
        check("dimensions", bill.dimensions(), true, problems);
        for (int i = 0; i < bill.lines().size(); i++) {
            check("lines[%d].dimensions".formatted(i), bill.lines().get(i).dimensions(), false, problems);
        }
    }

    private static void check(String path, Map<String, String> values, boolean whole, List<String> problems) {
        values.forEach((name, value) -> {
            if (name.equals(BRANCH) && whole) {
                if (!value.matches("[0-9]{1,9}")) {
                    problems.add("%s.branch (%s) must be the number of a branch".formatted(path, value));
                }
            } else if (!FIELDS.containsKey(name)) {
                problems.add("%s.%s is not understood here. Maybe one of %s"
                        .formatted(path, name, FIELDS.keySet().stream().sorted().toList()));
            }
        });
    }

    static void header(ObjectNode node, Bill bill) {
        String branch = bill.dimensions().get(BRANCH);
        if (branch != null) {
            node.put("BPL_IDAssignedToInvoice", Integer.parseInt(branch));
        }
    }

    /** The bill's own where the line has none. */
    static void line(ObjectNode node, Bill bill, Map<String, String> own) {
        Map<String, String> all = new HashMap<>(bill.dimensions());
        all.putAll(own);
        FIELDS.forEach((name, field) -> {
            String value = all.get(name);
            if (value != null && !value.isBlank()) {
                node.put(field, value);
            }
        });
    }
}
