package com.smartap.console;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of an invoice beside its document: what it says, how surely it was read and where it stands.
 *
 * @param field the field
 * @param value the value as shown; a dash where there is none
 * @param reading how it was read; null where a person entered it
 */
record FieldRow(InvoiceField field, String value, @Nullable FieldReading reading) {
    /** The fields of an invoice, in the order in which people look at them; absent ones of little weight are left out. */
    static List<FieldRow> of(Invoice invoice, Format f) {
        InvoiceContent c = invoice.content();
        List<FieldRow> rows = new ArrayList<>();
        add(rows, invoice, InvoiceField.VENDOR_NAME, f.text(c.vendor().name()), true);
        add(rows, invoice, InvoiceField.INVOICE_NUMBER, f.text(c.invoiceNumber()), true);
        add(rows, invoice, InvoiceField.INVOICE_DATE, f.date(c.invoiceDate()), true);
        add(rows, invoice, InvoiceField.DUE_DATE, f.date(c.dueDate()), true);
        add(rows, invoice, InvoiceField.PURCHASE_ORDER_NUMBER, f.text(c.purchaseOrderNumber()), true);
        add(rows, invoice, InvoiceField.CURRENCY, f.text(c.currency()), true);
        add(rows, invoice, InvoiceField.SUBTOTAL, f.money(c.subtotal(), c.currency()), true);
        add(rows, invoice, InvoiceField.TAX_AMOUNT, f.money(c.taxAmount(), c.currency()), true);
        add(rows, invoice, InvoiceField.SHIPPING, f.money(c.shipping(), c.currency()), c.shipping() != null);
        add(rows, invoice, InvoiceField.TOTAL, f.money(c.total(), c.currency()), true);
        boolean dueDiffers =
                c.amountDue() != null && (c.total() == null || c.amountDue().compareTo(c.total()) != 0);
        add(rows, invoice, InvoiceField.AMOUNT_DUE, f.money(c.amountDue(), c.currency()), dueDiffers);
        add(rows, invoice, InvoiceField.PAYMENT_TERMS, f.text(c.paymentTerms()), c.paymentTerms() != null);
        add(
                rows,
                invoice,
                InvoiceField.VENDOR_TAX_ID,
                f.text(c.vendor().taxId()),
                c.vendor().taxId() != null);
        add(
                rows,
                invoice,
                InvoiceField.VENDOR_IBAN,
                f.text(c.vendor().iban()),
                c.vendor().iban() != null);
        add(
                rows,
                invoice,
                InvoiceField.VENDOR_ADDRESS,
                f.text(c.vendor().address()),
                c.vendor().address() != null);
        add(
                rows,
                invoice,
                InvoiceField.CUSTOMER_NAME,
                f.text(c.customer().name()),
                c.customer().name() != null);
        add(
                rows,
                invoice,
                InvoiceField.CUSTOMER_ADDRESS,
                f.text(c.customer().address()),
                c.customer().address() != null);
        return List.copyOf(rows);
    }

    private static void add(List<FieldRow> rows, Invoice invoice, InvoiceField field, String value, boolean shown) {
        if (shown) {
            rows.add(new FieldRow(field, value, invoice.reading(field).orElse(null)));
        }
    }
}
