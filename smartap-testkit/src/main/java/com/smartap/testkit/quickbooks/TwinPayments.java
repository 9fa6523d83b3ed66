package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Payments of bills, credits that are applied to them, and how both are taken back. */
final class TwinPayments {
    private final TwinStore store;
    private final Clock clock;

    TwinPayments(TwinStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes a check for a bill. */
    ObjectNode check(String billId, BigDecimal amount) {
        ObjectNode bill = store.require("Bill", billId);
        ObjectNode payment = payment(bill, amount);
        line(payment, "Bill", billId, amount);
        return pay(payment);
    }

    /** Writes a check for a bill that a vendor credit makes smaller. */
    ObjectNode check(String billId, BigDecimal amount, String creditId, BigDecimal credit) {
        ObjectNode payment = payment(store.require("Bill", billId), amount.subtract(credit));
        line(payment, "Bill", billId, amount);
        line(payment, "VendorCredit", creditId, credit);
        return pay(payment);
    }

    /** Applies a vendor credit to a bill: a payment of nothing that links both. */
    ObjectNode apply(String creditId, String billId, BigDecimal amount) {
        ObjectNode payment = payment(store.require("Bill", billId), BigDecimal.ZERO);
        line(payment, "Bill", billId, amount);
        line(payment, "VendorCredit", creditId, amount);
        return pay(payment);
    }

    /** Lowers the balances that a payment names. */
    ObjectNode pay(ObjectNode payment) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : payment.path("Line")) {
            BigDecimal amount = TwinBills.decimal(line.path("Amount"));
            for (JsonNode link : line.path("LinkedTxn")) {
                ObjectNode txn = linked(link);
                if (TwinBills.decimal(txn.path("Balance")).compareTo(amount) < 0) {
                    throw TwinFault.validation("6000", "A business validation error", "More than the balance is paid");
                }
                sum = isCredit(link) ? sum.subtract(amount) : sum.add(amount);
            }
        }
        if (sum.signum() < 0 || TwinBills.decimal(payment.path("TotalAmt")).compareTo(sum) < 0) {
            throw TwinFault.validation("6000", "A business validation error", "TotalAmt is less than its lines");
        }
        if (!payment.hasNonNull("TxnDate")) {
            payment.put(
                    "TxnDate",
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
        }
        store.add("BillPayment", payment);
        String id = payment.path("Id").asText();
        String type =
                payment.path("PayType").asText().equals("CreditCard") ? "BillPaymentCreditCard" : "BillPaymentCheck";
        for (JsonNode line : payment.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                ObjectNode txn = linked(link);
                balance(txn, TwinBills.decimal(line.path("Amount")).negate());
                txn.withArrayProperty("LinkedTxn").addObject().put("TxnId", id).put("TxnType", type);
                store.touch(txn);
            }
        }
        return payment;
    }

    /** Voids a payment: it stays with nothing in it. */
    ObjectNode voided(ObjectNode payment) {
        unlink(payment);
        payment.put("TotalAmt", BigDecimal.ZERO);
        payment.putArray("Line");
        payment.put("PrivateNote", "Voided");
        store.touch(payment);
        return payment;
    }

    /** Gives back what a payment took from balances. */
    void unlink(ObjectNode payment) {
        for (JsonNode line : payment.path("Line")) {
            for (JsonNode link : line.path("LinkedTxn")) {
                store.find(
                                isCredit(link) ? "VendorCredit" : "Bill",
                                link.path("TxnId").asText())
                        .ifPresent(txn -> {
                            balance(txn, TwinBills.decimal(line.path("Amount")));
                            drop(
                                    txn.withArrayProperty("LinkedTxn"),
                                    payment.path("Id").asText());
                            store.touch(txn);
                        });
            }
        }
    }

    static void drop(ArrayNode links, String id) {
        for (int i = links.size() - 1; i >= 0; i--) {
            if (links.get(i).path("TxnId").asText().equals(id)) {
                links.remove(i);
            }
        }
    }

    private ObjectNode payment(ObjectNode bill, BigDecimal total) {
        ObjectNode payment = JsonNodeFactory.instance.objectNode();
        payment.putObject("VendorRef")
                .put("value", bill.path("VendorRef").path("value").asText());
        payment.set("CurrencyRef", bill.path("CurrencyRef").deepCopy());
        payment.put("DocNumber", String.valueOf(1001 + store.all("BillPayment").size()));
        payment.put("TotalAmt", total).put("PayType", "Check");
        payment.putObject("CheckPayment").putObject("BankAccountRef").put("value", "35");
        return payment;
    }

    private static void line(ObjectNode payment, String type, String id, BigDecimal amount) {
        ObjectNode line = payment.withArrayProperty("Line").addObject().put("Amount", amount);
        line.putArray("LinkedTxn").addObject().put("TxnId", id).put("TxnType", type);
    }

    private ObjectNode linked(JsonNode link) {
        return store.require(
                isCredit(link) ? "VendorCredit" : "Bill", link.path("TxnId").asText());
    }

    private static boolean isCredit(JsonNode link) {
        return link.path("TxnType").asText().equals("VendorCredit");
    }

    private static void balance(ObjectNode txn, BigDecimal change) {
        txn.put("Balance", TwinBills.decimal(txn.path("Balance")).add(change));
    }
}
