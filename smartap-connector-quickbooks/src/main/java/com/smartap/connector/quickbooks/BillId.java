package com.smartap.connector.quickbooks;

import com.smartap.spi.NotFoundException;

/** The id of a bill as SmartAP keeps it: QuickBooks' own, with a prefix for vendor credits. */
record BillId(String entity, String id) {
    private static final String CREDIT = "VendorCredit-";

    static String of(String entity, String id) {
        return entity.equals("VendorCredit") ? CREDIT + id : id;
    }

    static BillId parse(String text) {
        boolean credit = text.startsWith(CREDIT);
        String id = credit ? text.substring(CREDIT.length()) : text;
        if (!id.matches("[A-Za-z0-9_-]{1,36}")) {
            throw new NotFoundException("bill (%s) is not an id of QuickBooks".formatted(text));
        }
        return new BillId(credit ? "VendorCredit" : "Bill", id);
    }
}
