package com.smartap.testkit.netsuite;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** What people do at the screen: pay, receive, void, apply credits. */
final class NsEvents {
    private final NsStore store;

    NsEvents(NsStore store) {
        this.store = store;
    }

    /** Pays a part of a bill; returns the payment. */
    NsTransaction pay(String billId, BigDecimal amount, LocalDate day) {
        NsTransaction bill = store.transaction(NsTransaction.BILL, billId)
                .orElseThrow(() -> new IllegalArgumentException("bill (%s) is not there".formatted(billId)));
        NsTransaction payment = NsTransaction.of(store.newId(), NsTransaction.PAYMENT);
        payment.header().put("tranid", "PAY-" + payment.id());
        payment.header().put("trandate", day);
        payment.header().put("lastmodifieddate", store.now());
        payment.header().put("foreigntotal", amount.negate());
        payment.header().put("status", "A");
        payment.header().put("voided", "F");
        for (String field : java.util.List.of("entity", "currency")) {
            NsBills.copy(bill.header(), payment.header(), field, field);
        }
        store.add(payment);
        apply(bill, payment, amount);
        return payment;
    }

    /** Applies a vendor credit to a bill. */
    void applyCredit(String creditId, String billId, BigDecimal amount) {
        NsTransaction credit = store.transaction(NsTransaction.CREDIT, creditId).orElseThrow();
        NsTransaction bill = store.transaction(NsTransaction.BILL, billId).orElseThrow();
        BigDecimal unused = NsTransaction.decimal(credit.header().get("foreignpaymentamountunused"))
                .subtract(amount);
        credit.header().put("foreignpaymentamountunused", unused);
        credit.header().put("status", unused.signum() == 0 ? "B" : "A");
        store.touch(credit);
        apply(bill, credit, amount);
    }

    private void apply(NsTransaction bill, NsTransaction by, BigDecimal amount) {
        BigDecimal unpaid = bill.unpaid().subtract(amount);
        if (unpaid.signum() < 0) {
            throw new IllegalArgumentException("bill (%d) has only %s to pay".formatted(bill.id(), bill.unpaid()));
        }
        bill.header().put("foreignamountunpaid", unpaid);
        bill.header().put("status", unpaid.signum() == 0 ? "B" : "A");
        store.link("Payment", bill, 0, by, 0, amount);
        store.touch(bill);
    }

    /** Voids a bill. */
    void voidBill(String billId) {
        NsTransaction bill = store.transaction(NsTransaction.BILL, billId).orElseThrow();
        bill.header().put("voided", "T");
        bill.header().put("status", "V");
        bill.header().put("foreigntotal", BigDecimal.ZERO);
        bill.header().put("foreignamountunpaid", BigDecimal.ZERO);
        store.touch(bill);
    }

    /** Receives a quantity of an order's line; returns the item receipt. */
    NsTransaction receive(String orderId, String lineId, BigDecimal quantity, LocalDate day) {
        NsTransaction order = store.transaction(NsTransaction.ORDER, orderId)
                .orElseThrow(() -> new IllegalArgumentException("order (%s) is not there".formatted(orderId)));
        Map<String, Object> ordered = order.line(lineId)
                .orElseThrow(() -> new IllegalArgumentException("order %s has no line %s".formatted(orderId, lineId)));
        NsTransaction receipt = NsTransaction.of(store.newId(), NsTransaction.RECEIPT);
        receipt.header().put("tranid", "IR-" + receipt.id());
        receipt.header().put("trandate", day);
        receipt.header().put("lastmodifieddate", store.now());
        NsBills.copy(order.header(), receipt.header(), "entity", "entity");
        NsBills.copy(order.header(), receipt.header(), "currency", "currency");
        Map<String, Object> line = receipt.addLine(1);
        NsBills.copy(ordered, line, "item", "item");
        NsBills.copy(ordered, line, "memo", "memo");
        line.put("quantity", quantity);
        store.add(receipt);
        store.link("ShipRcpt", order, NsStore.number(ordered, "id"), receipt, 1, BigDecimal.ZERO);
        ordered.put(
                "quantityshiprecv",
                NsTransaction.decimal(ordered.get("quantityshiprecv")).add(quantity));
        boolean all = order.bodyLines().stream()
                .allMatch(each -> NsTransaction.decimal(each.get("quantityshiprecv"))
                                .compareTo(NsTransaction.decimal(each.get("quantity")))
                        >= 0);
        order.header().put("status", all ? "F" : "E");
        store.touch(order);
        return receipt;
    }
}
