package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import com.smartap.model.invoice.InvoiceField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one field is found.
 *
 * @param field which
 * @param form how its values are written
 * @param anchors where its value stands, the best one first
 * @param denied where a value stands that looks like it and is none
 * @param hits on how many examples the anchors find the right value
 * @param misses on how many they find a wrong one or none
 * @param readerMisses on how many examples the reader was wrong
 */
record FieldRule(
        InvoiceField field,
        Form form,
        List<Anchor> anchors,
        List<Anchor> denied,
        int hits,
        int misses,
        int readerMisses) {
    private static final int MOST_ANCHORS = 6;

    FieldRule {
        requireNonNull(field, "field");
        requireNonNull(form, "form");
        anchors = List.copyOf(anchors);
        denied = List.copyOf(denied);
        ValueKind.of(field);
        boolean counts = hits < 0 || misses < 0 || readerMisses < 0;
        if (anchors.size() > MOST_ANCHORS || denied.size() > MOST_ANCHORS || counts) {
            throw new IllegalArgumentException("a rule of %d anchors".formatted(anchors.size()));
        }
    }

    int examples() {
        return hits + misses;
    }

    /** In words; null if it only says where the field does not stand. */
    @Nullable
    String shown() {
        if (anchors.isEmpty()) {
            return null;
        }
        String places = anchors.stream()
                .map(anchor -> anchor.shown() + (anchor.isProven() ? "" : " (in dispute)"))
                .collect(Collectors.joining("; "));
        return form.shapes().isEmpty() ? places : places + "; like \"" + form.shown() + "\"";
    }

    /** In words where the field does not stand. */
    String shownDenied() {
        return "not the value " + denied.stream().map(Anchor::shown).collect(Collectors.joining("; "));
    }
}
