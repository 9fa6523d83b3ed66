package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceField;
import java.util.List;

/** What the values of a field are, for those fields whose place is learned. */
enum ValueKind {
    AMOUNT(
            InvoiceField.SUBTOTAL,
            InvoiceField.TAX_AMOUNT,
            InvoiceField.SHIPPING,
            InvoiceField.TOTAL,
            InvoiceField.AMOUNT_DUE),
    DATE(InvoiceField.INVOICE_DATE, InvoiceField.DUE_DATE),
    CODE(InvoiceField.INVOICE_NUMBER, InvoiceField.PURCHASE_ORDER_NUMBER);

    private final List<InvoiceField> fields;

    ValueKind(InvoiceField... fields) {
        this.fields = List.of(fields);
    }

    List<InvoiceField> fields() {
        return fields;
    }

    /**
     * The kind of a field.
     *
     * @throws IllegalArgumentException if its place is not learned
     */
    static ValueKind of(InvoiceField field) {
        for (ValueKind kind : values()) {
            if (kind.fields.contains(field)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("the place of %s is not learned".formatted(field.wire()));
    }
}
