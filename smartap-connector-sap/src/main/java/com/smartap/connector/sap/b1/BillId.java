package com.smartap.connector.sap.b1;

import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.NotFoundException;

/** The id of a bill as SmartAP keeps it: the DocEntry, with a prefix for credit memos. */
record BillId(boolean credit, String entry) {
    private static final String PREFIX = "PurchaseCreditNote-";

    static BillId of(InvoiceType type, String entry) {
        return new BillId(type == InvoiceType.CREDIT_NOTE, entry);
    }

    static BillId parse(String text) {
        boolean credit = text.startsWith(PREFIX);
        String entry = credit ? text.substring(PREFIX.length()) : text;
        if (!entry.matches("[0-9]{1,10}")) {
            throw new NotFoundException("bill (%s) is not an id of Business One".formatted(text));
        }
        return new BillId(credit, entry);
    }

    /** The set that holds bills of its kind. */
    String set() {
        return set(credit);
    }

    static String set(boolean credit) {
        return credit ? "PurchaseCreditNotes" : "PurchaseInvoices";
    }

    String text() {
        return credit ? PREFIX + entry : entry;
    }
}
