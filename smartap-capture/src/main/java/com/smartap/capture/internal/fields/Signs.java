package com.smartap.capture.internal.fields;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some senders write a credit note with negative amounts, others with positive ones and a type, others as a negative
 * invoice. Here a credit note has positive amounts, whichever way it came.
 */
final class Signs {
    private static final List<InvoiceField> AMOUNTS = List.of(
            InvoiceField.SUBTOTAL,
            InvoiceField.TAX_AMOUNT,
            InvoiceField.SHIPPING,
            InvoiceField.TOTAL,
            InvoiceField.AMOUNT_DUE);

    private Signs() {}

    static void settle(FieldCollector fields, Map<InvoiceField, Object> values, List<InvoiceLine> lines) {
        BigDecimal total = fields.amount(InvoiceField.TOTAL)
                .or(() -> fields.amount(InvoiceField.AMOUNT_DUE))
                .orElse(BigDecimal.ZERO);
        if (total.signum() >= 0) {
            return;
        }
        if (values.get(InvoiceField.TYPE) != InvoiceType.CREDIT_NOTE) {
            fields.warn(
                    "the total is negative (%s), so this is taken for a credit note".formatted(total.toPlainString()));
            fields.put(InvoiceField.TYPE, InvoiceType.CREDIT_NOTE, 0.9, null, null);
        }
        for (InvoiceField field : AMOUNTS) {
            values.computeIfPresent(field, (key, value) -> ((BigDecimal) value).negate());
        }
        lines.replaceAll(Signs::negated);
    }

    /** The amount turns, and with it what made it negative: the quantity, or else the price. */
    private static InvoiceLine negated(InvoiceLine line) {
        BigDecimal quantity = line.quantity();
        BigDecimal price = line.unitPrice();
        boolean byPrice = price != null && price.signum() < 0;
        return new InvoiceLine(
                line.description(),
                line.sku(),
                byPrice ? quantity : negated(quantity),
                line.unit(),
                byPrice ? negated(price) : price,
                negated(line.amount()),
                line.accountCode(),
                line.taxCode(),
                line.purchaseOrderLine());
    }

    private static @Nullable BigDecimal negated(@Nullable BigDecimal value) {
        return value == null ? null : value.negate();
    }
}
