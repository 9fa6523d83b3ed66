package com.smartap.spring;

import com.smartap.core.ReviewPolicy;
import com.smartap.model.invoice.InvoiceField;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a person has to look at what was read.
 *
 * @param minimumConfidence A checked field that was read with less confidence, 0 to 1, sends the invoice to review.
 * @param checked The fields to which that applies. Default: number, date, currency, vendor, subtotal, tax and total.
 */
record ReviewProperties(
        @DefaultValue("0.8") double minimumConfidence,
        @DefaultValue Set<InvoiceField> checked) {

    ReviewPolicy toPolicy(Problems problems) {
        Set<InvoiceField> fields = checked.isEmpty() ? ReviewPolicy.STANDARD.checked() : checked;
        ReviewPolicy made =
                problems.check("review.minimum-confidence", () -> new ReviewPolicy(minimumConfidence, fields));
        return made == null ? ReviewPolicy.STANDARD : made;
    }
}
