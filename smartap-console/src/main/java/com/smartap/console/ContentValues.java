package com.smartap.console;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import org.jspecify.annotations.Nullable;

/** The values of an invoice by the fields of the form of corrections. */
final class ContentValues {
    private ContentValues() {}

    static @Nullable Object of(InvoiceContent content, CorrectionField field) {
        return switch (field) {
            case INVOICE_NUMBER -> content.invoiceNumber();
            case INVOICE_DATE -> content.invoiceDate();
            case PURCHASE_ORDER -> content.purchaseOrderNumber();
            case CURRENCY -> content.currency();
            case VENDOR_NAME -> content.vendor().name();
            case VENDOR_TAX_ID -> content.vendor().taxId();
            case VENDOR_ADDRESS -> content.vendor().address();
            case CUSTOMER_NAME -> content.customer().name();
            case CUSTOMER_TAX_ID -> content.customer().taxId();
            case CUSTOMER_ADDRESS -> content.customer().address();
            case SUBTOTAL -> content.subtotal();
            case TAX -> content.taxAmount();
            case SHIPPING -> content.shipping();
            case TOTAL -> content.total();
            case AMOUNT_DUE -> content.amountDue();
            case DUE_DATE -> content.dueDate();
            case TERMS -> content.paymentTerms();
            case IBAN -> content.vendor().iban();
        };
    }

    static @Nullable Object of(InvoiceLine line, LineColumn column) {
        return switch (column) {
            case DESCRIPTION -> line.description();
            case ITEM -> line.sku();
            case QUANTITY -> line.quantity();
            case UNIT -> line.unit();
            case UNIT_PRICE -> line.unitPrice();
            case AMOUNT -> line.amount();
            case ACCOUNT -> line.accountCode();
            case TAX_CODE -> line.taxCode();
            case ORDER_LINE -> line.purchaseOrderLine();
        };
    }
}
