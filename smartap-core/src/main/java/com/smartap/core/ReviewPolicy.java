package com.smartap.core;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.util.Set;

/**
 * When a person has to look at what was read.
 *
 * @param minimumConfidence a field that was read with less, 0 to 1, sends the invoice to review
 * @param checked the fields to which that applies
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ReviewPolicy(double minimumConfidence, Set<InvoiceField> checked) {
    /** 0.8 for number, date, currency, vendor, subtotal, tax and total. */
    public static final ReviewPolicy STANDARD = new ReviewPolicy(
            0.8,
            Set.of(
                    InvoiceField.INVOICE_NUMBER,
                    InvoiceField.INVOICE_DATE,
                    InvoiceField.CURRENCY,
                    InvoiceField.VENDOR_NAME,
                    InvoiceField.SUBTOTAL,
                    InvoiceField.TAX_AMOUNT,
                    InvoiceField.TOTAL));

    /** Copies the fields, and refuses a confidence outside 0 to 1. */
    public ReviewPolicy {
        checked = Set.copyOf(checked);
        if (!(minimumConfidence >= 0 && minimumConfidence <= 1)) {
            throw new IllegalArgumentException("minimumConfidence (%s) must be 0 to 1".formatted(minimumConfidence));
        }
    }
}
