package com.smartap.testkit.netsuite;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction: its header and its lines, the main line included.
 *
 * @param type such as {@code VendBill}
 */
record NsTransaction(long id, String type, Map<String, Object> header, List<Map<String, Object>> lines) {
    static final String ORDER = "PurchOrd";
    static final String BILL = "VendBill";
    static final String CREDIT = "VendCred";
    static final String PAYMENT = "VendPymt";
    static final String RECEIPT = "ItemRcpt";

    /** An empty one with its main line. */
    static NsTransaction of(long id, String type) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("id", id);
        header.put("type", type);
        NsTransaction made = new NsTransaction(id, type, header, new java.util.ArrayList<>());
        Map<String, Object> main = made.addLine(0);
        main.put("mainline", "T");
        return made;
    }

    Map<String, Object> addLine(long lineId) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("transaction", id);
        line.put("id", lineId);
        line.put("linesequencenumber", (long) lines.size());
        line.put("mainline", "F");
        line.put("taxline", "F");
        line.put("uniquekey", id * 10_000 + lineId);
        lines.add(line);
        return line;
    }

    Optional<Map<String, Object>> line(@Nullable Object lineId) {
        return NsStore.longOf(lineId)
                .flatMap(wanted -> lines.stream()
                        .filter(line -> NsStore.is(line, "id", wanted) && NsStore.is(line, "mainline", "F"))
                        .findFirst());
    }

    List<Map<String, Object>> bodyLines() {
        return lines.stream()
                .filter(line -> NsStore.is(line, "mainline", "F") && NsStore.is(line, "taxline", "F"))
                .toList();
    }

    /** The total without the ledger's sign. */
    BigDecimal total() {
        return decimal(header.get("foreigntotal")).abs();
    }

    BigDecimal unpaid() {
        return decimal(header.get("foreignamountunpaid"));
    }

    boolean isClosed(Map<String, Object> line) {
        return "T".equals(line.get("isclosed"));
    }

    static BigDecimal decimal(@Nullable Object value) {
        return value == null ? BigDecimal.ZERO : new BigDecimal(String.valueOf(value));
    }
}
