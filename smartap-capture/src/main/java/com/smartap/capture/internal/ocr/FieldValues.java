package com.smartap.capture.internal.ocr;

import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.model.invoice.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of an invoice by field. */
public final class FieldValues {
    private FieldValues() {}

    /** The value of a field; empty if it has none, or if it is that of any invoice. */
    public static Optional<Object> of(InvoiceContent content, InvoiceField field) {
        Object value = switch (field) {
            case TYPE -> content.type();
            case INVOICE_NUMBER -> content.invoiceNumber();
            case INVOICE_DATE -> content.invoiceDate();
            case DUE_DATE -> content.dueDate();
            case CURRENCY -> content.currency();
            case VENDOR_NAME -> content.vendor().name();
            case VENDOR_TAX_ID -> content.vendor().taxId();
            case VENDOR_IBAN -> content.vendor().iban();
            case VENDOR_ADDRESS -> content.vendor().address();
            case CUSTOMER_NAME -> content.customer().name();
            case CUSTOMER_TAX_ID -> content.customer().taxId();
            case CUSTOMER_ADDRESS -> content.customer().address();
            case PURCHASE_ORDER_NUMBER -> content.purchaseOrderNumber();
            case SUBTOTAL -> content.subtotal();
            case TAX_AMOUNT -> content.taxAmount();
            case SHIPPING -> content.shipping();
            case TOTAL -> content.total();
            case AMOUNT_DUE -> content.amountDue();
            case PAYMENT_TERMS -> content.paymentTerms();
            case LINES -> content.lines().isEmpty() ? null : content.lines();
        };
        return Optional.ofNullable(value);
    }

    /** The same invoice with another value in a field. */
    @SuppressWarnings("unchecked")
    public static InvoiceContent with(InvoiceContent content, InvoiceField field, @Nullable Object value) {
        InvoiceContent.Builder builder = content.toBuilder();
        Party vendor = content.vendor();
        Party customer = content.customer();
        String text = value instanceof String given ? given : null;
        switch (field) {
            case TYPE -> builder.type(value instanceof InvoiceType type ? type : InvoiceType.INVOICE);
            case INVOICE_NUMBER -> builder.invoiceNumber(text);
            case INVOICE_DATE -> builder.invoiceDate((LocalDate) value);
            case DUE_DATE -> builder.dueDate((LocalDate) value);
            case CURRENCY -> builder.currency((Currency) value);
            case VENDOR_NAME -> builder.vendor(new Party(text, vendor.taxId(), vendor.iban(), vendor.address()));
            case VENDOR_TAX_ID -> builder.vendor(new Party(vendor.name(), text, vendor.iban(), vendor.address()));
            case VENDOR_IBAN -> builder.vendor(new Party(vendor.name(), vendor.taxId(), text, vendor.address()));
            case VENDOR_ADDRESS -> builder.vendor(new Party(vendor.name(), vendor.taxId(), vendor.iban(), text));
            case CUSTOMER_NAME ->
                builder.customer(new Party(text, customer.taxId(), customer.iban(), customer.address()));
            case CUSTOMER_TAX_ID ->
                builder.customer(new Party(customer.name(), text, customer.iban(), customer.address()));
            case CUSTOMER_ADDRESS ->
                builder.customer(new Party(customer.name(), customer.taxId(), customer.iban(), text));
            case PURCHASE_ORDER_NUMBER -> builder.purchaseOrderNumber(text);
            case SUBTOTAL -> builder.subtotal((BigDecimal) value);
            case TAX_AMOUNT -> builder.taxAmount((BigDecimal) value);
            case SHIPPING -> builder.shipping((BigDecimal) value);
            case TOTAL -> builder.total((BigDecimal) value);
            case AMOUNT_DUE -> builder.amountDue((BigDecimal) value);
            case PAYMENT_TERMS -> builder.paymentTerms(text);
            case LINES -> builder.lines(value == null ? List.of() : (List<InvoiceLine>) value);
        }
        return builder.build();
    }

    /** Whether two values say the same: amounts by their worth, texts by their letters and digits. */
    public static boolean same(Object one, Object other) {
        if (one instanceof BigDecimal amount && other instanceof BigDecimal rival) {
            return amount.compareTo(rival) == 0;
        }
        if (one instanceof String text && other instanceof String rival) {
            return plain(text).equals(plain(rival));
        }
        return one.equals(other);
    }

    /** In JSON's form: plain decimals, ISO dates. */
    public static String written(Object value) {
        return value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
