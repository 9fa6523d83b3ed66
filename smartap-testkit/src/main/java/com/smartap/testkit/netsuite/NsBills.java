package com.smartap.testkit.netsuite;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts bills and vendor credits into the books, after the checks that NetSuite makes. */
final class NsBills {
    private static final int MAX_TRANID = 45;
    private static final Set<String> BILLABLE = Set.of("B", "D", "E", "F");
    private final NsStore store;
    private boolean oneWorld;

    NsBills(NsStore store) {
        this.store = store;
    }

    void oneWorld(boolean on) {
        this.oneWorld = on;
    }

    /** A bill of all that is left to bill of an order, as {@code record.transform} gives it. */
    NsDraft fromOrder(Object orderId) {
        NsTransaction order = store.transaction(NsTransaction.ORDER, orderId)
                .orElseThrow(() -> NsFault.missing("purchaseOrder", String.valueOf(orderId)));
        if (!BILLABLE.contains(String.valueOf(order.header().get("status")))) {
            throw NsFault.user(
                    "INVALID_INITIALIZE_REF",
                    "You can not initialize vendorbill: invalid reference %d.".formatted(order.id()));
        }
        NsDraft draft = NsDraft.of(NsTransaction.BILL);
        for (String field : List.of("entity", "currency", "subsidiary", "exchangerate", "terms")) {
            copy(order.header(), draft.fields(), field, field);
        }
        for (Map<String, Object> line : order.bodyLines()) {
            if (!order.isClosed(line)) {
                remaining(order, line, draft);
            }
        }
        return draft;
    }

    private static void remaining(NsTransaction order, Map<String, Object> line, NsDraft draft) {
        Map<String, Object> billed = new LinkedHashMap<>();
        billed.put("orderdoc", order.id());
        billed.put("orderline", line.get("id"));
        copy(line, billed, "department", "department");
        copy(line, billed, "class", "class");
        copy(line, billed, "location", "location");
        if (line.get("item") != null) {
            BigDecimal left = NsTransaction.decimal(line.get("quantity"))
                    .subtract(NsTransaction.decimal(line.get("quantitybilled")));
            if (left.signum() > 0) {
                copy(line, billed, "item", "item");
                copy(line, billed, "memo", "description");
                billed.put("quantity", left);
                BigDecimal rate = NsTransaction.decimal(line.get("rate"));
                billed.put("rate", rate);
                billed.put("amount", rate.multiply(left).setScale(2, RoundingMode.HALF_UP));
                draft.items().add(billed);
            }
        } else if (NsTransaction.decimal(line.get("quantitybilled")).signum() == 0) {
            copy(line, billed, "expenseaccount", "account");
            copy(line, billed, "memo", "memo");
            billed.put(
                    "amount", NsTransaction.decimal(line.get("foreignamount")).abs());
            draft.expenses().add(billed);
        }
    }

    /** Saves a new bill or credit. */
    NsTransaction save(NsDraft draft) {
        check(draft);
        NsTransaction made = NsTransaction.of(store.newId(), draft.type());
        Map<String, Object> header = made.header();
        header.putAll(draft.fields());
        header.putIfAbsent("trandate", LocalDate.ofInstant(store.now(), store.zone()));
        vendor(draft).forEach((name, value) -> {
            if (Set.of("currency", "subsidiary").contains(name)) {
                header.putIfAbsent(name, value);
            }
        });
        header.put("createddate", store.now());
        header.put("lastmodifieddate", store.now());
        header.put("voided", "F");
        header.put("transactionnumber", draft.type() + made.id());
        boolean pending = "1".equals(String.valueOf(header.get("approvalstatus")));
        header.put("status", pending ? "D" : "A");
        BigDecimal total = lines(draft, made);
        boolean credit = draft.type().equals(NsTransaction.CREDIT);
        header.put("foreigntotal", credit ? total : total.negate());
        header.put(credit ? "foreignpaymentamountunused" : "foreignamountunpaid", total);
        made.lines().get(0).put("foreignamount", credit ? total : total.negate());
        return store.add(made);
    }

    private void check(NsDraft draft) {
        Map<String, Object> fields = draft.fields();
        if (fields.get("entity") == null) {
            throw NsFault.at("entity", "USER_ERROR", "Please enter value(s) for: Vendor");
        }
        vendor(draft);
        if (oneWorld && fields.get("subsidiary") == null && vendor(draft).get("subsidiary") == null) {
            throw NsFault.at("subsidiary", "USER_ERROR", "Please enter value(s) for: Subsidiary");
        }
        Object number = fields.get("tranid");
        if (number != null && String.valueOf(number).length() > MAX_TRANID) {
            throw NsFault.at(
                    "tranId",
                    "EXCEEDED_MAX_FIELD_LENGTH",
                    "The field tranid contained more than the maximum number ( %d ) of characters allowed."
                            .formatted(MAX_TRANID));
        }
        Object externalId = fields.get("externalid");
        if (externalId != null
                && store.byExternalId(draft.type(), String.valueOf(externalId)).isPresent()) {
            throw NsFault.user("DUP_RCRD", "This record already exists");
        }
        reference("currency", "currency", fields.get("currency"));
        reference("department", "department", fields.get("department"));
        reference("class", "classification", fields.get("class"));
        reference("location", "location", fields.get("location"));
        if (draft.items().isEmpty() && draft.expenses().isEmpty()) {
            throw NsFault.user("USER_ERROR", "You must enter at least one line item for this transaction.");
        }
    }

    private BigDecimal lines(NsDraft draft, NsTransaction made) {
        BigDecimal total = BigDecimal.ZERO;
        long lineId = 1;
        for (Map<String, Object> item : draft.items()) {
            total = total.add(line(draft, made, item, lineId++, true));
        }
        for (Map<String, Object> expense : draft.expenses()) {
            total = total.add(line(draft, made, expense, lineId++, false));
        }
        return total;
    }

    private BigDecimal line(NsDraft draft, NsTransaction made, Map<String, Object> given, long lineId, boolean item) {
        String path = (item ? "item" : "expense") + ".items[" + (lineId - 1) + "]";
        Map<String, Object> line = made.addLine(lineId);
        if (item) {
            requireReference(path + ".item", "item", given.get("item"), "Item");
            copy(given, line, "item", "item");
            copy(given, line, "quantity", "quantity");
            copy(given, line, "rate", "rate");
        } else {
            requireReference(path + ".account", "account", given.get("account"), "Account");
            copy(given, line, "account", "expenseaccount");
        }
        for (String dimension : List.of("department", "class", "location")) {
            reference(
                    path + "." + dimension,
                    dimension.equals("class") ? "classification" : dimension,
                    given.get(dimension));
            copy(given, line, dimension, dimension);
        }
        reference(path + ".taxCode", "salestaxitem", given.get("taxcode"));
        copy(given, line, item ? "description" : "memo", "memo");
        BigDecimal amount = amount(path, given, item);
        line.put("foreignamount", draft.type().equals(NsTransaction.CREDIT) ? amount.negate() : amount);
        BigDecimal tax = tax(given, amount);
        if (tax.signum() != 0) {
            Map<String, Object> taxLine = made.addLine(lineId + 5000);
            taxLine.put("taxline", "T");
            taxLine.put("foreignamount", tax);
        }
        if (given.get("orderline") != null && given.get("orderdoc") != null) {
            billed(made, given, line, amount);
        }
        return amount.add(tax);
    }

    /** The tax that was given, or else that of the tax code. */
    private BigDecimal tax(Map<String, Object> given, BigDecimal amount) {
        if (given.get("tax1amt") != null) {
            return NsTransaction.decimal(given.get("tax1amt"));
        }
        return store.find("salestaxitem", given.get("taxcode"))
                .map(code -> amount.multiply(NsTransaction.decimal(code.get("rate")))
                        .divide(BigDecimal.valueOf(100), 2, RoundingMode.HALF_UP))
                .orElse(BigDecimal.ZERO);
    }

    private static BigDecimal amount(String path, Map<String, Object> given, boolean item) {
        if (given.get("amount") != null) {
            return NsTransaction.decimal(given.get("amount"));
        }
        if (!item || given.get("rate") == null) {
            throw NsFault.at(path + ".amount", "USER_ERROR", "Please enter value(s) for: Amount");
        }
        BigDecimal quantity =
                given.get("quantity") == null ? BigDecimal.ONE : NsTransaction.decimal(given.get("quantity"));
        return NsTransaction.decimal(given.get("rate")).multiply(quantity).setScale(2, RoundingMode.HALF_UP);
    }

    /** The order's line has been billed by that much, and the order is done when all its lines are. */
    private void billed(NsTransaction made, Map<String, Object> given, Map<String, Object> line, BigDecimal amount) {
        NsTransaction order =
                store.transaction(NsTransaction.ORDER, given.get("orderdoc")).orElseThrow();
        Map<String, Object> ordered = order.line(given.get("orderline"))
                .orElseThrow(() -> NsFault.user("INVALID_KEY_OR_REF", "Invalid orderline reference key."));
        BigDecimal quantity =
                line.get("quantity") == null ? BigDecimal.ONE : NsTransaction.decimal(line.get("quantity"));
        ordered.put(
                "quantitybilled",
                NsTransaction.decimal(ordered.get("quantitybilled")).add(quantity));
        store.link("OrdBill", order, NsStore.number(ordered, "id"), made, NsStore.number(line, "id"), amount);
        boolean done = order.bodyLines().stream()
                .allMatch(each -> order.isClosed(each)
                        || NsTransaction.decimal(each.get("quantitybilled")).compareTo(orderedQuantity(each)) >= 0);
        if (done) {
            order.header().put("status", "G");
        }
        store.touch(order);
    }

    private static BigDecimal orderedQuantity(Map<String, Object> line) {
        return line.get("quantity") == null ? BigDecimal.ONE : NsTransaction.decimal(line.get("quantity"));
    }

    private Map<String, Object> vendor(NsDraft draft) {
        Object id = draft.fields().get("entity");
        Map<String, Object> vendor = store.find("vendor", id).orElseThrow(() -> invalid("entity", "entity", id));
        if ("T".equals(vendor.get("isinactive"))) {
            throw invalid("entity", "entity", id);
        }
        return vendor;
    }

    private void reference(String path, String list, @Nullable Object id) {
        if (id != null && store.find(list, id).isEmpty()) {
            throw invalid(path, path.substring(path.lastIndexOf('.') + 1), id);
        }
    }

    private void requireReference(String path, String list, @Nullable Object id, String label) {
        if (id == null) {
            throw NsFault.at(path, "USER_ERROR", "Please enter value(s) for: " + label);
        }
        Map<String, Object> row = store.find(list, id).orElseThrow(() -> invalid(path, list, id));
        if ("T".equals(row.get("isinactive"))) {
            throw invalid(path, list, id);
        }
    }

    private static NsFault invalid(String path, String field, @Nullable Object id) {
        return NsFault.at(path, "INVALID_KEY_OR_REF", "Invalid %s reference key %s.".formatted(field, id));
    }

    static void copy(Map<String, Object> from, Map<String, Object> to, String name, String as) {
        if (from.get(name) != null) {
            to.put(as, from.get(name));
        }
    }
}
