package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms of payment: PAT or PYT, and free text about them. */
final class EdifactTerms {
    private static final long LONGEST = 3650;

    private final FieldCollector fields;
    private @Nullable Segment text;
    private @Nullable Segment basic;

    EdifactTerms(FieldCollector fields) {
        this.fields = fields;
    }

    /** Basic terms and fixed dates; those with a discount say something else. */
    void begin(Segment pat) {
        String type = pat.element(1);
        if (basic == null && (type.isEmpty() || type.equals("1") || type.equals("3"))) {
            basic = pat;
        }
    }

    /** Free text with the qualifier of terms. */
    void text(Segment ftx) {
        boolean terms = ftx.element(1).equals("AAB") || ftx.element(1).equals("PMT");
        if (terms && text == null && !ftx.joined(4, " ").isEmpty()) {
            text = ftx;
        }
    }

    void finish() {
        Segment pat = basic;
        if (text != null) {
            fields.text(InvoiceField.PAYMENT_TERMS, text.joined(4, " "), 0.97, text.at(4));
        } else if (pat != null && !words(pat).isEmpty()) {
            fields.text(InvoiceField.PAYMENT_TERMS, words(pat), 0.97, pat.at(2));
        }
        if (pat != null) {
            days(pat);
        }
    }

    private static String words(Segment pat) {
        return (pat.component(2, 4) + " " + pat.component(2, 5)).strip();
    }

    /** {@code 5:3:D:30}: thirty days after the date of the invoice. */
    private void days(Segment pat) {
        Optional<Long> count = EdiValues.whole(pat.component(3, 4));
        Optional<LocalDate> issued = fields.date(InvoiceField.INVOICE_DATE);
        String period = pat.component(3, 3);
        if (count.isEmpty() || count.get() > LONGEST) {
            return;
        }
        long number = count.get();
        if (!fields.has(InvoiceField.PAYMENT_TERMS) && (period.isEmpty() || period.equals("D"))) {
            fields.text(InvoiceField.PAYMENT_TERMS, "Net " + number, 0.9, pat.at(3));
        }
        boolean fromInvoice =
                pat.component(3, 1).isEmpty() || pat.component(3, 1).equals("5");
        if (issued.isPresent() && fromInvoice && !fields.has(InvoiceField.DUE_DATE)) {
            LocalDate due = switch (period) {
                case "M" -> issued.get().plusMonths(number);
                case "W" -> issued.get().plusWeeks(number);
                default -> issued.get().plusDays(number);
            };
            fields.put(InvoiceField.DUE_DATE, due, 0.8, pat.component(3, 4), pat.at(3));
        }
    }
}
