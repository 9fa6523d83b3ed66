package com.smartap.testkit.netsuite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bill or vendor credit on its way into the books: fields and lines by SuiteScript's names, which are the record API's in
 * lower case. References are ids, amounts decimals, dates {@link java.time.LocalDate}s.
 */
record NsDraft(
        String type, Map<String, Object> fields, List<Map<String, Object>> items, List<Map<String, Object>> expenses) {
    static NsDraft of(String type) {
        return new NsDraft(type, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    }

    List<Map<String, Object>> sublist(String name) {
        return name.equals("item") ? items : expenses;
    }
}
