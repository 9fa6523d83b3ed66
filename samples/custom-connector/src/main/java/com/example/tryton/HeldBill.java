package com.example.tryton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A supplier invoice as Tryton holds it.
 *
 * @param total negative for a credit note
 */
record HeldBill(long id, String state, @Nullable String number, String comment, Money total) {
    static final String[] FIELDS = {"state", "number", "comment", "total_amount", "currency.code"};
    static final String MARK = "[SmartAP ";
    private static final Set<String> IN_THE_BOOKS = Set.of("posted", "paid");
    private static final Set<String> DRAFTS = Set.of("draft", "validated");

    static HeldBill of(ObjectNode row) {
        long id = Values.id("account.invoice", row);
        String what = "account.invoice " + id;
        return new HeldBill(
                id,
                Json.requireText(what, row, "state"),
                Json.text(row, "number").orElse(null),
                Json.text(row, "comment").orElse(""),
                Values.money(what, row, "total_amount", Values.currency(what, row)));
    }

    /** SmartAP's mark on its bills, which nothing else in Tryton is made of. */
    static String mark(Bill bill) {
        return MARK + bill.reference() + "]";
    }

    /** The mark and the memo, which cannot carry the mark of another bill. */
    static String comment(Bill bill) {
        String memo = bill.memo() == null ? "" : bill.memo().strip().replace(MARK, "(SmartAP ");
        return memo.isEmpty() ? mark(bill) : mark(bill) + "\n" + memo;
    }

    /** The total as Tryton signs it. */
    static Money total(Bill bill) {
        return bill.type() == InvoiceType.CREDIT_NOTE ? bill.total().negated() : bill.total();
    }

    boolean isOf(Bill bill) {
        return comment.contains(mark(bill));
    }

    boolean isPosted() {
        return IN_THE_BOOKS.contains(state);
    }

    boolean isDraft() {
        return DRAFTS.contains(state);
    }

    boolean fits(Bill bill) {
        return total.equals(total(bill));
    }
}
