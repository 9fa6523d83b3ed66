package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A field that says the same on all documents of a vendor.
 *
 * @param field which; never bank details
 * @param value what it says; null if there is no such thing on these documents
 * @param hits on how many examples
 * @param others values that as many or fewer examples have
 * @param readerMisses on how many examples the reader was wrong
 */
record Constant(InvoiceField field, @Nullable String value, int hits, List<String> others, int readerMisses) {
    /** The fields that may be constant. The account to which money goes is not among them, and must never be. */
    static final List<InvoiceField> FIELDS = List.of(
            InvoiceField.VENDOR_NAME,
            InvoiceField.VENDOR_TAX_ID,
            InvoiceField.VENDOR_ADDRESS,
            InvoiceField.CURRENCY,
            InvoiceField.PAYMENT_TERMS,
            InvoiceField.CUSTOMER_NAME,
            InvoiceField.CUSTOMER_TAX_ID,
            InvoiceField.CUSTOMER_ADDRESS);

    private static final int LONGEST = 400;
    private static final int MOST_OTHERS = 3;

    Constant {
        requireNonNull(field, "field");
        others = List.copyOf(others);
        boolean longOne = value != null && value.length() > LONGEST
                || others.stream().anyMatch(other -> other.length() > LONGEST);
        if (!FIELDS.contains(field) || longOne || others.size() > MOST_OTHERS || hits < 0 || readerMisses < 0) {
            throw new IllegalArgumentException("%s cannot be a constant".formatted(field.wire()));
        }
        if (field == InvoiceField.CURRENCY && value != null) {
            Currency.getInstance(value);
        }
    }

    /** What most examples say of a field; empty if it changes too often. */
    static Optional<Constant> of(InvoiceField field, List<Lesson> lessons) {
        List<Optional<Object>> values = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        int readerMisses = 0;
        for (Lesson lesson : lessons) {
            Optional<Object> right = lesson.right(field);
            int at = 0;
            while (at < values.size() && !Lesson.same(values.get(at), right)) {
                at++;
            }
            if (at == values.size()) {
                values.add(right);
                counts.add(0);
            }
            counts.set(at, counts.get(at) + 1);
            readerMisses += lesson.wasRight(field) ? 0 : 1;
        }
        int best = 0;
        for (int i = 1; i < counts.size(); i++) {
            best = counts.get(i) >= counts.get(best) ? i : best;
        }
        List<String> others = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (i != best && values.get(i).isPresent() && others.size() < MOST_OTHERS) {
                others.add(FieldValues.written(values.get(i).get()));
            }
        }
        boolean longOne = values.stream()
                .anyMatch(value -> value.map(FieldValues::written).orElse("").length() > LONGEST);
        return counts.size() > MOST_OTHERS || longOne
                ? Optional.empty()
                : Optional.of(new Constant(
                        field,
                        values.get(best).map(FieldValues::written).orElse(null),
                        counts.get(best),
                        others,
                        readerMisses));
    }

    /** Whether examples contradict each other, as many on one side as on the other. */
    boolean isDisputed(int examples) {
        return 2 * hits <= examples;
    }

    Optional<Object> typed() {
        String text = value;
        return text == null
                ? Optional.empty()
                : Optional.of(field == InvoiceField.CURRENCY ? Currency.getInstance(text) : text);
    }

    String shown(int examples) {
        String said = value == null ? "not on these documents" : "always \"" + value + "\"";
        return isDisputed(examples) ? said + " (in dispute: also \"" + String.join("\", \"", others) + "\")" : said;
    }
}
