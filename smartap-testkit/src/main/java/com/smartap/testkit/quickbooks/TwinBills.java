package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;

/** What QuickBooks checks and does when a bill, a vendor credit or a payment of a bill comes in. */
final class TwinBills {
    private static final int MAX_DOC_NUMBER = 21;
    private final TwinStore store;

    TwinBills(TwinStore store) {
        this.store = store;
    }

    /** Checks and stores a bill or vendor credit. */
    ObjectNode post(String type, ObjectNode bill, boolean warnDuplicates) {
        ObjectNode vendor = vendor(bill);
        checkNumber(type, bill, warnDuplicates);
        BigDecimal total = BigDecimal.ZERO;
        Set<String> orders = new HashSet<>();
        if (bill.path("Line").isEmpty()) {
            throw missing("Line");
        }
        for (JsonNode line : bill.path("Line")) {
            total = total.add(checkedAmount(line));
            for (JsonNode link : line.path("LinkedTxn")) {
                checkLink(link);
                orders.add(link.path("TxnId").asText());
            }
        }
        if (bill.path("GlobalTaxCalculation").asText().equals("TaxExcluded")) {
            total = total.add(decimal(bill.path("TxnTaxDetail").path("TotalTax")));
        }
        if (total.signum() < 0) {
            throw TwinFault.validation("6000", "A business validation error", "The transaction total is negative");
        }
        bill.put("TotalAmt", total);
        bill.put("Balance", total);
        bill.withObjectProperty("VendorRef")
                .put("name", vendor.path("DisplayName").asText());
        if (!bill.has("CurrencyRef")) {
            bill.putObject("CurrencyRef").put("value", "USD");
        }
        store.add(type, bill);
        orders.forEach(order -> bill(bill, store.require("PurchaseOrder", order)));
        return bill;
    }

    /** Lowers the balances that a payment names. */
    ObjectNode pay(ObjectNode payment) {
        vendor(payment);
        for (JsonNode line : payment.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                ObjectNode bill = store.require("Bill", link.path("TxnId").asText());
                BigDecimal left = decimal(bill.path("Balance")).subtract(decimal(line.path("Amount")));
                if (left.signum() < 0) {
                    throw TwinFault.validation("6000", "A business validation error", "More than the balance is paid");
                }
            }
        }
        store.add("BillPayment", payment);
        for (JsonNode line : payment.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                ObjectNode bill = store.require("Bill", link.path("TxnId").asText());
                bill.put("Balance", decimal(bill.path("Balance")).subtract(decimal(line.path("Amount"))));
                bill.withArrayProperty("LinkedTxn")
                        .addObject()
                        .put("TxnId", payment.path("Id").asText())
                        .put("TxnType", "BillPaymentCheck");
                store.touch(bill);
            }
        }
        return payment;
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

    private void checkNumber(String type, ObjectNode bill, boolean warnDuplicates) {
        String number = bill.path("DocNumber").asText();
        if (number.length() > MAX_DOC_NUMBER) {
            throw TwinFault.validation(
                    "2050",
                    "String length specified does not match the supported length",
                    "Max allowed length is %d. Supplied value: DocNumber=%s".formatted(MAX_DOC_NUMBER, number));
        }
        if (!warnDuplicates || number.isEmpty()) {
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
        if (!line.path("Amount").isNumber()) {
            throw missing("Line.Amount");
        }
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
        return amount;
    }

    private void checkLink(JsonNode link) {
        if (!link.path("TxnType").asText().equals("PurchaseOrder")) {
            throw TwinFault.validation("2010", "Request has invalid or unsupported property", "LinkedTxn.TxnType");
        }
        String id = link.path("TxnId").asText();
        ObjectNode order = store.find("PurchaseOrder", id).orElseThrow(() -> invalid("LinkedTxn.TxnId", id));
        if (!order.path("POStatus").asText().equals("Open")) {
            throw TwinFault.validation(
                    "6000", "A business validation error", "Purchase order %s is closed".formatted(id));
        }
        String lineId = link.path("TxnLineId").asText();
        for (JsonNode line : order.path("Line")) {
            if (line.path("Id").asText().equals(lineId)) {
                return;
            }
        }
        throw invalid("LinkedTxn.TxnLineId", lineId);
    }

    /** Counts what a bill's lines take from an order; closes the order once nothing is left. */
    private void bill(ObjectNode bill, ObjectNode order) {
        String orderId = order.path("Id").asText();
        boolean open = false;
        for (JsonNode orderLine : order.path("Line")) {
            BigDecimal taken = decimal(orderLine.path("Received"));
            for (JsonNode line : bill.path("Line")) {
                for (JsonNode link : line.path("LinkedTxn")) {
                    if (link.path("TxnId").asText().equals(orderId)
                            && link.path("TxnLineId")
                                    .asText()
                                    .equals(orderLine.path("Id").asText())) {
                        taken = taken.add(quantity(line));
                    }
                }
            }
            ((ObjectNode) orderLine).put("Received", taken);
            open |= taken.compareTo(quantity(orderLine)) < 0;
        }
        order.withArrayProperty("LinkedTxn")
                .addObject()
                .put("TxnId", bill.path("Id").asText())
                .put("TxnType", "Bill");
        order.put("POStatus", open ? "Open" : "Closed");
        store.touch(order);
        bill.withArrayProperty("LinkedTxn").addObject().put("TxnId", orderId).put("TxnType", "PurchaseOrder");
    }

    /** The quantity of an item line, the amount of an account line. */
    private static BigDecimal quantity(JsonNode line) {
        JsonNode quantity = line.path(line.path("DetailType").asText()).path("Qty");
        return quantity.isNumber() ? quantity.decimalValue() : decimal(line.path("Amount"));
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
    }

    private static TwinFault missing(String field) {
        return TwinFault.validation(
                "2020",
                "Required param missing, need to supply the required value for the API",
                "Required parameter %s is missing in the request".formatted(field));
    }

    private static TwinFault invalid(String field, String value) {
        return TwinFault.validation(
                "2500", "Invalid Reference Id", "Invalid Reference Id : %s %s not found".formatted(field, value));
    }
}
