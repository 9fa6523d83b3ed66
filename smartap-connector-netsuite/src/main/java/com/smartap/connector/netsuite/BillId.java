package com.smartap.connector.netsuite;

import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.NotFoundException;

/** The id of a bill as SmartAP keeps it: NetSuite's own, with a prefix for vendor credits. */
record BillId(boolean credit, String id) {
    private static final String CREDIT = "VendorCredit-";

    static BillId of(InvoiceType type, String id) {
        return new BillId(type == InvoiceType.CREDIT_NOTE, id);
    }

    static BillId parse(String text) {
        boolean credit = text.startsWith(CREDIT);
        String id = credit ? text.substring(CREDIT.length()) : text;
        if (!id.matches("[A-Za-z0-9_-]{1,36}")) {
            throw new NotFoundException("bill (%s) is not an id of NetSuite".formatted(text));
        }
        return new BillId(credit, id);
    }

    /** The record type. */
    String record() {
        return credit ? "vendorCredit" : "vendorBill";
    }

    /** The type of SuiteQL's table {@code transaction}. */
    String transactionType() {
        return credit ? "VendCred" : "VendBill";
    }

    String text() {
        return credit ? CREDIT + id : id;
    }
}
