package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Values;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of an invoice while they are being read: how each was read, and what is strange about it. */
final class Fields {
    /** How sure a value is that stands in a field of its own. */
    static final double DECLARED = 0.999;

    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private final List<String> warnings = new ArrayList<>();

    Map<InvoiceField, FieldReading> readings() {
        return Map.copyOf(readings);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    @Nullable
    String text(InvoiceField field, Optional<Term> term) {
        return value(field, term, text -> Optional.of(Values.line(text)));
    }

    @Nullable
    LocalDate date(InvoiceField field, Optional<Term> term) {
        return value(field, term, Values::date);
    }

    @Nullable
    BigDecimal amount(InvoiceField field, Optional<Term> term) {
        return value(field, term, Values::decimal);
    }

    private <T> @Nullable T value(InvoiceField field, Optional<Term> term, Function<String, Optional<T>> parser) {
        if (term.isEmpty()) {
            return null;
        }
        Optional<T> value = parser.apply(term.get().text());
        if (value.isEmpty()) {
            warn("VALUE: \"%s\" at %s is no %s"
                    .formatted(shown(term.get()), term.get().path(), field.wire()));
            return null;
        }
        put(field, DECLARED, term.get().text(), term.get().path(), List.of());
        return value.get();
    }

    static String shown(Term term) {
        String text = Values.line(term.text());
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    @Nullable
    String put(
            InvoiceField field,
            double confidence,
            @Nullable String text,
            @Nullable String source,
            List<FieldReading.Alternative> alternatives) {
        readings.put(field, new FieldReading(field, confidence, text, null, source, alternatives));
        return text;
    }
}
