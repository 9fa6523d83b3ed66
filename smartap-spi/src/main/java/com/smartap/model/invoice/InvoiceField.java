package com.smartap.model.invoice;

import com.smartap.spi.Api;
import java.util.Arrays;
import java.util.Optional;

/** The fields of an invoice that are read from a document, with the names that JSON uses for them. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum InvoiceField {
    /** {@link InvoiceContent#type()}. */
    TYPE("type"),
    /** {@link InvoiceContent#invoiceNumber()}. */
    INVOICE_NUMBER("invoiceNumber"),
    /** {@link InvoiceContent#invoiceDate()}. */
    INVOICE_DATE("invoiceDate"),
    /** {@link InvoiceContent#dueDate()}. */
    DUE_DATE("dueDate"),
    /** {@link InvoiceContent#currency()}. */
    CURRENCY("currency"),
    /** The vendor's name. */
    VENDOR_NAME("vendor.name"),
    /** The vendor's tax id. */
    VENDOR_TAX_ID("vendor.taxId"),
    /** The vendor's IBAN. */
    VENDOR_IBAN("vendor.iban"),
    /** The vendor's address. */
    VENDOR_ADDRESS("vendor.address"),
    /** The customer's name. */
    CUSTOMER_NAME("customer.name"),
    /** The customer's tax id. */
    CUSTOMER_TAX_ID("customer.taxId"),
    /** The customer's address. */
    CUSTOMER_ADDRESS("customer.address"),
    /** {@link InvoiceContent#purchaseOrderNumber()}. */
    PURCHASE_ORDER_NUMBER("purchaseOrderNumber"),
    /** {@link InvoiceContent#subtotal()}. */
    SUBTOTAL("subtotal"),
    /** {@link InvoiceContent#taxAmount()}. */
    TAX_AMOUNT("taxAmount"),
    /** {@link InvoiceContent#shipping()}. */
    SHIPPING("shipping"),
    /** {@link InvoiceContent#total()}. */
    TOTAL("total"),
    /** {@link InvoiceContent#amountDue()}. */
    AMOUNT_DUE("amountDue"),
    /** {@link InvoiceContent#paymentTerms()}. */
    PAYMENT_TERMS("paymentTerms"),
    /** The lines as a whole. */
    LINES("lines");

    private final String wire;

    InvoiceField(String wire) {
        this.wire = wire;
    }

    /** The name in JSON, such as {@code vendor.name}. */
    public String wire() {
        return wire;
    }

    /** The field of a JSON name. */
    public static Optional<InvoiceField> of(String wire) {
        return Arrays.stream(values()).filter(field -> field.wire.equals(wire)).findFirst();
    }
}
