package com.smartap.connector.xero;

import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.erp.Bill;

/**
 * The id of a bill as SmartAP keeps it: Xero's own, with a prefix for credit notes.
 *
 * @param credit whether it is a credit note
 * @param id Xero's own
 */
record DocumentId(boolean credit, String id) {
    private static final String CREDIT = "CreditNote-";

    static DocumentId of(Bill bill, String id) {
        return new DocumentId(isCredit(bill), id);
    }

    static boolean isCredit(Bill bill) {
        return bill.type() == InvoiceType.CREDIT_NOTE;
    }

    static DocumentId parse(String text) {
        boolean credit = text.startsWith(CREDIT);
        String id = credit ? text.substring(CREDIT.length()) : text;
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new NotFoundException("bill (%s) is not an id of Xero".formatted(text));
        }
        return new DocumentId(credit, id);
    }

    /** What Xero calls documents of this kind. */
    String entity() {
        return entity(credit);
    }

    static String entity(boolean credit) {
        return credit ? "CreditNotes" : "Invoices";
    }

    /** The field that holds the id. */
    static String idField(boolean credit) {
        return credit ? "CreditNoteID" : "InvoiceID";
    }

    /** The field that holds the vendor's number. */
    static String numberField(boolean credit) {
        return credit ? "CreditNoteNumber" : "InvoiceNumber";
    }

    /** The id as SmartAP keeps it. */
    String text() {
        return credit ? CREDIT + id : id;
    }
}
