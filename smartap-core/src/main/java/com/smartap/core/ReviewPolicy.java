package com.smartap.core;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When a person has to look at what was read.
 *
 * @param minimumConfidence a field that was read with less, 0 to 1, sends the invoice to review
 * @param checked the fields to which that applies
 * @param thresholds fields with a threshold of their own, 0 to 1, whether they are among {@code checked} or not
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ReviewPolicy(double minimumConfidence, Set<InvoiceField> checked, Map<InvoiceField, Double> thresholds) {
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
        thresholds = Map.copyOf(thresholds);
        require("minimumConfidence", minimumConfidence);
        thresholds.forEach((field, threshold) -> require("thresholds." + field.wire(), threshold));
    }

    /** One threshold for all fields that are checked. */
    public ReviewPolicy(double minimumConfidence, Set<InvoiceField> checked) {
        this(minimumConfidence, checked, Map.of());
    }

    /** The confidence that a field needs; empty for fields that are not checked. */
    public Optional<Double> threshold(InvoiceField field) {
        Double own = thresholds.get(field);
        return own != null
                ? Optional.of(own)
                : checked.contains(field) ? Optional.of(minimumConfidence) : Optional.empty();
    }

    /** All fields that are checked. */
    public Set<InvoiceField> fields() {
        EnumSet<InvoiceField> all = EnumSet.noneOf(InvoiceField.class);
        all.addAll(checked);
        all.addAll(thresholds.keySet());
        return Set.copyOf(all);
    }

    private static void require(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("%s (%s) must be 0 to 1".formatted(name, value));
        }
    }
}
