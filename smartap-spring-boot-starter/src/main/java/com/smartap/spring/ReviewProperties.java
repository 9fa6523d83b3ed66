package com.smartap.spring;

import com.smartap.core.ReviewPolicy;
import com.smartap.model.invoice.InvoiceField;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a person has to look at what was read.
 *
 * @param minimumConfidence A checked field that was read with less confidence, 0 to 1, sends the invoice to review.
 * @param checked The fields to which that applies. Default: number, date, currency, vendor, subtotal, tax and total.
 * @param thresholds Fields with a confidence of their own, by the field's constant or its name in JSON in brackets, such as "total" or "[vendor.name]".
 */
record ReviewProperties(
        @DefaultValue("0.8") double minimumConfidence,
        @DefaultValue Set<InvoiceField> checked,
        @DefaultValue Map<String, Double> thresholds) {

    ReviewPolicy toPolicy(Problems problems) {
        Set<InvoiceField> fields = checked.isEmpty() ? ReviewPolicy.STANDARD.checked() : checked;
        Map<InvoiceField, Double> own = new EnumMap<>(InvoiceField.class);
        thresholds.forEach((name, threshold) -> field(name)
                .ifPresentOrElse(
                        field -> own.put(field, threshold),
                        () -> problems.add("review.thresholds." + name, "is no field of an invoice")));
        ReviewPolicy plain =
                problems.check("review.minimum-confidence", () -> new ReviewPolicy(minimumConfidence, fields));
        ReviewPolicy made = plain == null
                ? null
                : problems.check("review.thresholds", () -> new ReviewPolicy(minimumConfidence, fields, own));
        return made == null ? ReviewPolicy.STANDARD : made;
    }

    /** A field by its name in JSON or its constant, in any case and with hyphens. */
    private static Optional<InvoiceField> field(String name) {
        String plain = name.replace("-", "_").toUpperCase(Locale.ROOT);
        return InvoiceField.of(name)
                .or(() -> Arrays.stream(InvoiceField.values())
                        .filter(field -> field.name().equals(plain)
                                || field.wire().replace(".", "").equalsIgnoreCase(name))
                        .findFirst());
    }
}
