package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;

/** What QuickBooks checks and does when a bill or a vendor credit comes in. */
final class TwinBills {
    private static final int MAX_DOC_NUMBER = 21;
    private static final int MAX_TEXT = 4000;
    private final TwinStore store;
    private final TwinOrders orders;
    private final TwinPreferences preferences;

    TwinBills(TwinStore store, TwinPreferences preferences) {
        this.store = store;
        this.orders = new TwinOrders(store);
        this.preferences = preferences;
    }

    /** Checks and stores a bill or vendor credit. */
    ObjectNode post(String type, ObjectNode bill) {
        ObjectNode vendor = vendor(bill);
        checkNumber(type, bill);
        length("PrivateNote", bill.path("PrivateNote"));
        preferences.currency(bill, vendor);
        reference("Department", bill.path("DepartmentRef"));
        reference("Term", bill.path("SalesTermRef"));
        BigDecimal total = BigDecimal.ZERO;
        Set<String> linked = new HashSet<>();
        for (JsonNode line : bill.path("Line")) {
            total = total.add(checkedAmount(line));
            for (JsonNode link : line.path("LinkedTxn")) {
                orders.checkLink(type, link);
                linked.add(link.path("TxnId").asText());
            }
        }
        total = total.add(preferences.tax(bill, store));
        if (total.signum() < 0) {
            throw TwinFault.validation("6000", "A business validation error", "The transaction total is negative");
        }
        bill.put("TotalAmt", total);
        bill.put("Balance", total);
        bill.withObjectProperty("VendorRef")
                .put("name", vendor.path("DisplayName").asText());
        int id = 1;
        for (JsonNode line : bill.path("Line")) {
            ((ObjectNode) line).put("Id", String.valueOf(id)).put("LineNum", id);
            id++;
        }
        store.add(type, bill);
        linked.forEach(order -> orders.bill(bill, store.require("PurchaseOrder", order)));
        return bill;
    }

    /** Voids a bill or vendor credit: it stays, with nothing in it and a note that says so. */
    void voided(String type, ObjectNode bill) {
        orders.release(bill);
        bill.put("TotalAmt", BigDecimal.ZERO).put("Balance", BigDecimal.ZERO);
        for (JsonNode line : bill.path("Line")) {
            ((ObjectNode) line).put("Amount", BigDecimal.ZERO).remove("LinkedTxn");
        }
        bill.remove("LinkedTxn");
        String note = bill.path("PrivateNote").asText();
        bill.put("PrivateNote", note.isEmpty() ? "Voided" : "Voided - " + note);
        store.touch(store.require(type, bill.path("Id").asText()));
    }

    /** Deletes a bill or vendor credit; its orders are open again. */
    void delete(String type, ObjectNode bill) {
        for (JsonNode link : bill.path("LinkedTxn")) {
            if (link.path("TxnType").asText().startsWith("BillPayment")) {
                throw TwinFault.validation(
                        "6000", "A business validation error", "Unlink the payments before the transaction is deleted");
            }
        }
        orders.release(bill);
        store.remove(type, bill.path("Id").asText());
    }

    private ObjectNode vendor(ObjectNode txn) {
        String id = txn.path("VendorRef").path("value").asText();
        if (id.isEmpty()) {
            throw missing("VendorRef");
        }
        return store.find("Vendor", id)
                .filter(vendor -> vendor.path("Active").asBoolean(true))
                .orElseThrow(() -> invalid("VendorRef", id));
    }

    private void checkNumber(String type, ObjectNode bill) {
        String number = bill.path("DocNumber").asText();
        if (number.length() > MAX_DOC_NUMBER) {
            throw tooLong(MAX_DOC_NUMBER, "DocNumber=" + number);
        }
        if (!preferences.warnDuplicates || number.isEmpty()) {
            return;
        }
        for (ObjectNode other : store.all(type)) {
            if (other.path("DocNumber").asText().equals(number)) {
                throw TwinFault.validation(
                        "6140",
                        "Duplicate Document Number Error",
                        ("Duplicate Document Number Error : You must specify a different number. This number has"
                                        + " already been used. DocNumber=%s is assigned to TxnType=%s with TxnId=%s")
                                .formatted(number, type, other.path("Id").asText()));
            }
        }
    }

    private BigDecimal checkedAmount(JsonNode line) {
        length("Description", line.path("Description"));
        BigDecimal amount = decimal(line.path("Amount"));
        String type = line.path("DetailType").asText();
        JsonNode detail = line.path(type);
        if (type.equals("AccountBasedExpenseLineDetail")) {
            String account = detail.path("AccountRef").path("value").asText();
            if (store.find("Account", account)
                    .filter(found -> found.path("Active").asBoolean(true))
                    .isEmpty()) {
                throw invalid("AccountRef", account);
            }
        } else if (type.equals("ItemBasedExpenseLineDetail")) {
            if (detail.path("ItemRef").path("value").asText().isEmpty()) {
                throw missing("ItemRef");
            }
            if (detail.has("Qty") && detail.has("UnitPrice")) {
                BigDecimal product = decimal(detail.path("Qty")).multiply(decimal(detail.path("UnitPrice")));
                if (product.setScale(2, RoundingMode.HALF_UP).compareTo(amount) != 0) {
                    throw TwinFault.validation(
                            "6070", "Amount calculation incorrect in the request", "Amount is not UnitPrice * Qty");
                }
            }
        } else {
            throw missing("Line.DetailType");
        }
        reference("Class", detail.path("ClassRef"));
        reference("Customer", detail.path("CustomerRef"));
        preferences.taxCode(store, detail.path("TaxCodeRef"));
        return amount;
    }

    /** What a reference names has to be there and active. */
    private void reference(String type, JsonNode reference) {
        String id = reference.path("value").asText();
        if (!id.isEmpty()
                && store.find(type, id)
                        .filter(found -> found.path("Active").asBoolean(true))
                        .isEmpty()) {
            throw invalid(type + "Ref", id);
        }
    }

    private static void length(String field, JsonNode text) {
        if (text.asText().length() > MAX_TEXT) {
            throw tooLong(MAX_TEXT, field);
        }
    }

    private static TwinFault tooLong(int most, String what) {
        return TwinFault.validation(
                "2050",
                "String length specified does not match the supported length",
                "Max allowed length is %d. Supplied value: %s".formatted(most, what));
    }

    static BigDecimal decimal(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }

    static TwinFault missing(String field) {
        return TwinFault.validation(
                "2020",
                "Required param missing, need to supply the required value for the API",
                "Required parameter %s is missing in the request".formatted(field));
    }

    static TwinFault invalid(String field, String value) {
        return TwinFault.validation(
                "2500", "Invalid Reference Id", "Invalid Reference Id : %s %s not found".formatted(field, value));
    }
}
