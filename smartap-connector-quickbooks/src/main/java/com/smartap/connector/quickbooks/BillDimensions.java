package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.erp.Bill;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Coding beside account and tax: classes and customers stand on lines, departments on the bill as a whole. */
final class BillDimensions {
    private static final String CLASS = "class";
    private static final String CUSTOMER = "customer";
    private static final String DEPARTMENT = "department";

    static final Map<String, String> NAMES = Map.of(
            CLASS, "ClassRef of the line; on the bill it holds for lines without their own. The id of a class.",
            CUSTOMER,
                    "CustomerRef of the line; on the bill it holds for lines without their own. The id of a customer.",
            DEPARTMENT, "DepartmentRef of the bill, which people see as location. The id of a department.");

    private BillDimensions() {}

    static void check(Bill bill, List<String> problems) {
        bill.dimensions().forEach((name, value) -> check("dimensions." + name, name, value, problems));
        for (int i = 0; i < bill.lines().size(); i++) {
            String path = "lines[%d].dimensions.".formatted(i);
            Map<String, String> sorted = new TreeMap<>(bill.lines().get(i).dimensions());
            sorted.forEach((name, value) -> {
                check(path + name, name, value, problems);
                if (name.equals(DEPARTMENT) && !value.equals(bill.dimensions().get(DEPARTMENT))) {
                    problems.add("%s%s (%s): QuickBooks has a department for the bill as a whole. Maybe set it there"
                            .formatted(path, name, value));
                }
            });
        }
    }

    /** The reference that stands on the bill itself. */
    static void write(Bill bill, ObjectNode node) {
        reference(node, "DepartmentRef", bill.dimensions().get(DEPARTMENT));
    }

    /** The references that stand in the detail of a line. */
    static void write(Bill bill, Map<String, String> line, ObjectNode detail) {
        reference(detail, "ClassRef", line.getOrDefault(CLASS, bill.dimensions().get(CLASS)));
        reference(
                detail,
                "CustomerRef",
                line.getOrDefault(CUSTOMER, bill.dimensions().get(CUSTOMER)));
    }

    private static void reference(ObjectNode node, String field, @org.jspecify.annotations.Nullable String id) {
        if (id != null) {
            node.putObject(field).put("value", id);
        }
    }

    private static void check(String path, String name, String value, List<String> problems) {
        if (!NAMES.containsKey(name)) {
            problems.add(
                    "%s (%s) is not understood: QuickBooks has class, customer and department".formatted(path, value));
        } else if (!QuickBooksSettings.ID.matcher(value).matches()) {
            problems.add("%s (%s) is not an id of QuickBooks".formatted(path, value));
        }
    }
}
