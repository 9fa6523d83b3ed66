package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.FieldReading.Alternative;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A candidate while what was learned is brought to bear on it. */
final class Draft {
    private static final double SUREST = 0.99;
    private static final int MOST_ALTERNATIVES = 3;

    private final Paper paper;
    private final CandidateInvoice read;
    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private InvoiceContent content;
    private boolean changed;

    Draft(Paper paper, CandidateInvoice read) {
        this.paper = paper;
        this.read = read;
        this.content = read.content();
        this.readings.putAll(read.readings());
    }

    InvoiceContent content() {
        return content;
    }

    Optional<Object> value(InvoiceField field) {
        return Lesson.value(content, field);
    }

    double confidence(InvoiceField field) {
        FieldReading reading = readings.get(field);
        return reading == null ? 0 : reading.confidence();
    }

    Optional<FieldReading.Place> place(InvoiceField field) {
        FieldReading reading = readings.get(field);
        return reading == null ? Optional.empty() : Optional.ofNullable(reading.place());
    }

    /** Gives a field another value; the one that was read becomes an alternative. */
    void take(InvoiceField field, Object value, List<Word> words, double confidence) {
        List<Alternative> others = new ArrayList<>();
        Optional<Object> old = FieldValues.of(content, field);
        FieldReading before = readings.get(field);
        if (old.isPresent() && before != null) {
            others.add(new Alternative(
                    FieldValues.written(old.get()), before.confidence() * (1 - confidence), before.place()));
            before.alternatives().forEach(others::add);
        }
        content = FieldValues.with(content, field, value);
        FieldReading.Place place = words.isEmpty() ? null : paper.place(words);
        readings.put(
                field,
                new FieldReading(
                        field,
                        limited(confidence, place),
                        words.isEmpty() ? null : Segment.text(words),
                        place,
                        null,
                        few(others, FieldValues.written(value))));
        changed = true;
    }

    /** Gives the invoice other lines. */
    void takeLines(List<InvoiceLine> lines, List<Word> words, double confidence) {
        content = FieldValues.with(content, InvoiceField.LINES, lines);
        FieldReading.Place place = paper.place(words);
        readings.put(InvoiceField.LINES, new FieldReading(InvoiceField.LINES, limited(confidence, place), null, place));
        changed = true;
    }

    /** What was learned says the same as what was read. */
    void confirm(InvoiceField field, double confidence) {
        FieldReading before = readings.get(field);
        if (before != null) {
            double both = 1 - (1 - before.confidence()) * (1 - confidence);
            double limit = Math.max(before.confidence(), limited(Math.min(SUREST, both), before.place()));
            put(before, limit, before.alternatives());
        }
    }

    /** What was learned says something else, and is not believed; the value that was read is less sure. */
    void doubt(InvoiceField field, Object other, List<Word> words, double confidence) {
        FieldReading before = readings.get(field);
        if (before != null) {
            List<Alternative> others = new ArrayList<>();
            others.add(new Alternative(
                    FieldValues.written(other),
                    confidence * (1 - before.confidence()),
                    words.isEmpty() ? null : paper.place(words)));
            others.addAll(before.alternatives());
            Object value = FieldValues.of(content, field).orElse("");
            put(before, before.confidence() * (1 - 0.3 * confidence), few(others, FieldValues.written(value)));
        }
    }

    /** Raises the confidence of a value that arithmetic proves. */
    void proven(InvoiceField field, double least) {
        FieldReading before = readings.get(field);
        if (before != null && before.confidence() < least) {
            put(before, limited(least, before.place()), before.alternatives());
        }
    }

    /** Lowers the confidence of a value that arithmetic does not bear out. */
    void unproven(InvoiceField field, double most) {
        FieldReading before = readings.get(field);
        if (before != null && before.confidence() > most) {
            put(before, most, before.alternatives());
        }
    }

    void drop(InvoiceField field) {
        content = FieldValues.with(content, field, null);
        readings.remove(field);
        changed = true;
    }

    /** The candidate with these warnings; the one that was read if nothing changed. */
    CandidateInvoice finish(List<String> warnings) {
        return changed ? new CandidateInvoice(read.format(), content, readings, warnings, read.part()) : read;
    }

    private void put(FieldReading before, double confidence, List<Alternative> alternatives) {
        boolean same =
                before.confidence() == confidence && before.alternatives().equals(alternatives);
        readings.put(
                before.field(),
                new FieldReading(
                        before.field(), confidence, before.text(), before.place(), before.source(), alternatives));
        changed |= !same;
    }

    /** A value is no surer than the words that it was read from. */
    private double limited(double confidence, FieldReading.@Nullable Place place) {
        double certainty = place == null ? 1 : paper.certainty(place);
        return confidence * (0.6 + 0.4 * certainty);
    }

    private static List<Alternative> few(List<Alternative> all, String value) {
        List<Alternative> few = new ArrayList<>();
        for (Alternative one : all) {
            boolean known = one.value().equals(value)
                    || few.stream().anyMatch(other -> other.value().equals(one.value()));
            if (!known && few.size() < MOST_ALTERNATIVES) {
                few.add(one);
            }
        }
        return few;
    }
}
