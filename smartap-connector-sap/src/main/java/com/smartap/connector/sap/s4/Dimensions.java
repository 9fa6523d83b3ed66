package com.smartap.connector.sap.s4;

import com.smartap.spi.erp.Bill;
import java.util.LinkedHashMap;
import java.util.Map;

/** Account assignments of G/L lines that bills may name, with the lengths of their fields. */
enum Dimensions {
    COST_CENTER("costCenter", "CostCenter", 10),
    PROFIT_CENTER("profitCenter", "ProfitCenter", 10),
    WBS_ELEMENT("wbsElement", "WBSElement", 24),
    PROJECT("project", "WBSElement", 24),
    INTERNAL_ORDER("internalOrder", "InternalOrder", 12),
    BUSINESS_AREA("businessArea", "BusinessArea", 4),
    FUNCTIONAL_AREA("functionalArea", "FunctionalArea", 16);

    private final String name;
    private final String field;
    private final int length;

    Dimensions(String name, String field, int length) {
        this.name = name;
        this.field = field;
        this.length = length;
    }

    String field() {
        return field;
    }

    String key() {
        return name;
    }

    int length() {
        return length;
    }

    /** What each name becomes. */
    static Map<String, String> described() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Dimensions dimension : values()) {
            all.put(dimension.name, dimension.field + " of G/L lines");
        }
        return Map.copyOf(all);
    }

    /** The fields of a line: its own, and those of the bill as a whole where it has none. */
    static Map<String, String> of(Bill bill, Bill.Line line) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map<String, String> named : java.util.List.of(bill.dimensions(), line.dimensions())) {
            for (Dimensions dimension : values()) {
                String value = named.get(dimension.name);
                if (value != null && !value.isBlank()) {
                    fields.put(dimension.field, value.strip());
                }
            }
        }
        return fields;
    }
}
