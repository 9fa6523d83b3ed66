package com.smartap.core.internal.archive;

import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;

/** How an invoice is called on paper. */
final class InvoiceNumbers {
    private InvoiceNumbers() {}

    static String of(InvoiceRow row) {
        String number = InvoiceStore.content(row).invoiceNumber();
        return number == null ? row.id.toString() : number;
    }
}
