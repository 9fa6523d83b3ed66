package com.smartap.capture.internal.table;

import com.smartap.model.invoice.InvoiceField;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a column of a table may hold. */
public enum ColumnField {
    INVOICE_NUMBER(InvoiceField.INVOICE_NUMBER, Type.TEXT),
    INVOICE_DATE(InvoiceField.INVOICE_DATE, Type.DATE),
    DUE_DATE(InvoiceField.DUE_DATE, Type.DATE),
    VENDOR_NAME(InvoiceField.VENDOR_NAME, Type.TEXT),
    VENDOR_ID("vendor.id", Type.TEXT),
    VENDOR_TAX_ID(InvoiceField.VENDOR_TAX_ID, Type.TEXT),
    VENDOR_IBAN(InvoiceField.VENDOR_IBAN, Type.IBAN),
    VENDOR_ADDRESS(InvoiceField.VENDOR_ADDRESS, Type.TEXT),
    CUSTOMER_NAME(InvoiceField.CUSTOMER_NAME, Type.TEXT),
    CURRENCY(InvoiceField.CURRENCY, Type.CURRENCY),
    PURCHASE_ORDER(InvoiceField.PURCHASE_ORDER_NUMBER, Type.TEXT),
    SUBTOTAL(InvoiceField.SUBTOTAL, Type.NUMBER),
    TAX(InvoiceField.TAX_AMOUNT, Type.NUMBER),
    SHIPPING(InvoiceField.SHIPPING, Type.NUMBER),
    TOTAL(InvoiceField.TOTAL, Type.NUMBER),
    AMOUNT_DUE(InvoiceField.AMOUNT_DUE, Type.NUMBER),
    TERMS(InvoiceField.PAYMENT_TERMS, Type.TEXT),
    TYPE(InvoiceField.TYPE, Type.KIND),
    /** A total or a line's amount: the other columns decide. */
    AMOUNT("amount", Type.NUMBER),
    LINE_AMOUNT("line.amount", Type.NUMBER),
    DESCRIPTION("line.description", Type.TEXT),
    SKU("line.sku", Type.TEXT),
    QUANTITY("line.quantity", Type.NUMBER),
    UNIT("line.unit", Type.TEXT),
    UNIT_PRICE("line.unitPrice", Type.NUMBER),
    ACCOUNT("line.accountCode", Type.TEXT),
    COST_CENTER("line.costCenter", Type.TEXT),
    TAX_CODE("line.taxCode", Type.TEXT),
    TAX_RATE("line.taxRate", Type.NUMBER);

    /** How a cell is read. */
    enum Type {
        TEXT,
        NUMBER,
        DATE,
        CURRENCY,
        IBAN,
        KIND
    }

    private final String wire;
    private final @Nullable InvoiceField header;
    private final Type type;

    ColumnField(InvoiceField header, Type type) {
        this.wire = header.wire();
        this.header = header;
        this.type = type;
    }

    ColumnField(String wire, Type type) {
        this.wire = wire;
        this.header = null;
        this.type = type;
    }

    /** The name in column maps, such as {@code invoiceNumber} or {@code line.quantity}. */
    public String wire() {
        return wire;
    }

    Type type() {
        return type;
    }

    /** The field of the whole invoice that the column holds; empty for what belongs to a line, or to nothing. */
    Optional<InvoiceField> header() {
        return Optional.ofNullable(header);
    }

    /** The field of a name. */
    public static Optional<ColumnField> of(String wire) {
        return Arrays.stream(values()).filter(field -> field.wire.equals(wire)).findFirst();
    }
}
