package com.smartap.core.internal.invoice;

import com.smartap.core.InvoiceReading;
import com.smartap.model.Masked;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of an invoice by field, as texts that are the same exactly if the values are. */
public final class FieldValues {
    private static final int LONGEST = 400;

    private FieldValues() {}

    /** The fields in which two contents differ. */
    public static List<InvoiceField> differing(InvoiceContent one, InvoiceContent other) {
        return Stream.of(InvoiceField.values())
                .filter(field -> !same(one, other, field))
                .toList();
    }

    /** Whether two contents have the same value of a field. */
    public static boolean same(InvoiceContent one, InvoiceContent other, InvoiceField field) {
        return Objects.equals(of(one, field), of(other, field));
    }

    /** What became of one content in another, with account numbers masked. */
    static List<InvoiceReading.Change> changes(InvoiceContent from, InvoiceContent to) {
        List<InvoiceReading.Change> changes = new ArrayList<>();
        for (InvoiceField field : differing(from, to)) {
            changes.add(new InvoiceReading.Change(field, shown(from, field), shown(to, field)));
        }
        return changes;
    }

    private static @Nullable String shown(InvoiceContent content, InvoiceField field) {
        String value = field == InvoiceField.LINES ? content.lines().size() + " lines" : of(content, field);
        if (value == null || field == InvoiceField.VENDOR_IBAN) {
            return value == null ? null : Masked.of(value);
        }
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** The value of a field; null for none. */
    public static @Nullable String of(InvoiceContent content, InvoiceField field) {
        return switch (field) {
            case TYPE -> content.type().name();
            case INVOICE_NUMBER -> text(content.invoiceNumber());
            case INVOICE_DATE -> text(content.invoiceDate());
            case DUE_DATE -> text(content.dueDate());
            case CURRENCY -> text(content.currency());
            case VENDOR_NAME -> text(content.vendor().name());
            case VENDOR_TAX_ID -> text(content.vendor().taxId());
            case VENDOR_IBAN -> text(content.vendor().iban());
            case VENDOR_ADDRESS -> text(content.vendor().address());
            case CUSTOMER_NAME -> text(content.customer().name());
            case CUSTOMER_TAX_ID -> text(content.customer().taxId());
            case CUSTOMER_ADDRESS -> text(content.customer().address());
            case PURCHASE_ORDER_NUMBER -> text(content.purchaseOrderNumber());
            case SUBTOTAL -> amount(content.subtotal());
            case TAX_AMOUNT -> amount(content.taxAmount());
            case SHIPPING -> amount(content.shipping());
            case TOTAL -> amount(content.total());
            case AMOUNT_DUE -> amount(content.amountDue());
            case PAYMENT_TERMS -> text(content.paymentTerms());
            case LINES -> lines(content.lines());
        };
    }

    private static @Nullable String lines(List<InvoiceLine> lines) {
        return lines.isEmpty()
                ? null
                : lines.stream()
                        .map(line -> String.join(
                                "|",
                                String.valueOf(text(line.description())),
                                String.valueOf(text(line.sku())),
                                String.valueOf(amount(line.quantity())),
                                String.valueOf(amount(line.unitPrice())),
                                String.valueOf(amount(line.amount()))))
                        .collect(Collectors.joining("\n"));
    }

    private static @Nullable String text(@Nullable Object value) {
        String text =
                value == null ? "" : value.toString().replaceAll("\\s+", " ").strip();
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String amount(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros().toPlainString();
    }
}
