package com.smartap.console;

import com.smartap.model.invoice.InvoiceField;
import java.util.Arrays;
import java.util.List;

/** The fields of the form of corrections besides its lines, in the order in which a person goes through them. */
enum CorrectionField {
    INVOICE_NUMBER(Group.HEAD, Kind.TEXT, "Invoice number", InvoiceField.INVOICE_NUMBER),
    INVOICE_DATE(Group.HEAD, Kind.DATE, "Invoice date", InvoiceField.INVOICE_DATE),
    PURCHASE_ORDER(Group.HEAD, Kind.TEXT, "Purchase order", InvoiceField.PURCHASE_ORDER_NUMBER),
    CURRENCY(Group.HEAD, Kind.CURRENCY, "Currency", InvoiceField.CURRENCY),
    VENDOR_NAME(Group.VENDOR, Kind.TEXT, "Name as printed", InvoiceField.VENDOR_NAME),
    VENDOR_TAX_ID(Group.VENDOR, Kind.TEXT, "Tax id", InvoiceField.VENDOR_TAX_ID),
    VENDOR_ADDRESS(Group.VENDOR, Kind.ADDRESS, "Address", InvoiceField.VENDOR_ADDRESS),
    CUSTOMER_NAME(Group.CUSTOMER, Kind.TEXT, "Name", InvoiceField.CUSTOMER_NAME),
    CUSTOMER_TAX_ID(Group.CUSTOMER, Kind.TEXT, "Tax id", InvoiceField.CUSTOMER_TAX_ID),
    CUSTOMER_ADDRESS(Group.CUSTOMER, Kind.ADDRESS, "Address", InvoiceField.CUSTOMER_ADDRESS),
    SUBTOTAL(Group.AMOUNTS, Kind.NUMBER, "Subtotal", InvoiceField.SUBTOTAL),
    TAX(Group.AMOUNTS, Kind.NUMBER, "Tax", InvoiceField.TAX_AMOUNT),
    SHIPPING(Group.AMOUNTS, Kind.NUMBER, "Shipping", InvoiceField.SHIPPING),
    TOTAL(Group.AMOUNTS, Kind.NUMBER, "Total", InvoiceField.TOTAL),
    AMOUNT_DUE(Group.PAYMENT, Kind.NUMBER, "Amount due", InvoiceField.AMOUNT_DUE),
    DUE_DATE(Group.PAYMENT, Kind.DATE, "Due date", InvoiceField.DUE_DATE),
    TERMS(Group.PAYMENT, Kind.TEXT, "Payment terms", InvoiceField.PAYMENT_TERMS),
    IBAN(Group.PAYMENT, Kind.IBAN, "Vendor IBAN", InvoiceField.VENDOR_IBAN);

    private final Group group;
    private final Kind kind;
    private final String label;
    private final InvoiceField field;

    CorrectionField(Group group, Kind kind, String label, InvoiceField field) {
        this.group = group;
        this.kind = kind;
        this.label = label;
        this.field = field;
    }

    /** The fields of a group. */
    static List<CorrectionField> of(Group group) {
        return Arrays.stream(values()).filter(field -> field.group == group).toList();
    }

    Kind kind() {
        return kind;
    }

    String label() {
        return label;
    }

    /** What readers call it. */
    InvoiceField field() {
        return field;
    }

    /** Its name in the form, which is its name in JSON. */
    String wire() {
        return field.wire();
    }

    /** What belongs together. */
    enum Group {
        HEAD,
        VENDOR,
        CUSTOMER,
        AMOUNTS,
        PAYMENT
    }

    /** How text becomes a value. */
    enum Kind {
        TEXT,
        ADDRESS,
        DATE,
        NUMBER,
        CURRENCY,
        IBAN,
        WHOLE
    }
}
