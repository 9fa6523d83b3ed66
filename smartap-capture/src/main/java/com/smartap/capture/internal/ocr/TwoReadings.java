package com.smartap.capture.internal.ocr;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page read twice: from its picture, and from the text layer that somebody's scanner left in the file. Where both say
 * the same it is surer than either, where they differ it is less sure, and sums that add up beat sums that do not.
 */
final class TwoReadings {
    private static final double PROVEN = 0.975;
    private static final double SUREST = 0.98;
    /** Layers get amounts right more often than words. */
    private static final double LAYER_WEIGHT = 0.8;

    private static final double LAYER_WORDS = 0.55;
    private static final double LAYER_GARBAGE = 0.2;
    private static final double LAYER_ALONE = 0.6;
    private static final double DOUBT = 0.75;
    private static final List<InvoiceField> SUMS = List.of(
            InvoiceField.SUBTOTAL,
            InvoiceField.TAX_AMOUNT,
            InvoiceField.SHIPPING,
            InvoiceField.TOTAL,
            InvoiceField.AMOUNT_DUE);

    private final CandidateInvoice picture;
    private final CandidateInvoice layer;
    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private InvoiceContent content;

    private TwoReadings(CandidateInvoice picture, CandidateInvoice layer) {
        this.picture = picture;
        this.layer = layer;
        this.content = picture.content();
    }

    static CandidateInvoice combined(CandidateInvoice picture, CandidateInvoice layer) {
        return new TwoReadings(picture, layer).combine();
    }

    private CandidateInvoice combine() {
        boolean layerAddsUp = proven(layer) && !proven(picture);
        for (InvoiceField field : InvoiceField.values()) {
            boolean sum = SUMS.contains(field);
            if (sum && layerAddsUp) {
                take(field, layer, picture, 0.95);
            } else {
                judge(field);
            }
        }
        List<String> warnings = new ArrayList<>(picture.warnings());
        return new CandidateInvoice(picture.format(), content, readings, warnings);
    }

    private void judge(InvoiceField field) {
        Optional<Object> seen = value(picture, field);
        Optional<Object> carried = value(layer, field);
        if (seen.isPresent() && carried.isPresent() && FieldValues.same(seen.get(), carried.get())) {
            double both = 1 - (1 - confidence(picture, field)) * (1 - confidence(layer, field));
            put(field, seen.get(), reading(picture, field), Math.min(SUREST, both), List.of());
        } else if (seen.isPresent() && carried.isPresent()) {
            boolean other = layerWeight(field) * confidence(layer, field) > confidence(picture, field)
                    && !(SUMS.contains(field) && proven(picture));
            take(field, other ? layer : picture, other ? picture : layer, proves(field) ? 1 : DOUBT);
        } else if (seen.isPresent()) {
            put(field, seen.get(), reading(picture, field), confidence(picture, field), List.of());
        } else if (carried.isPresent() && !(SUMS.contains(field) && proven(picture))) {
            double alone = isGarbage(field) ? LAYER_GARBAGE : LAYER_ALONE;
            put(field, carried.get(), reading(layer, field), alone * confidence(layer, field), List.of());
        }
    }

    private double layerWeight(InvoiceField field) {
        boolean number = SUMS.contains(field) || field == InvoiceField.INVOICE_DATE || field == InvoiceField.DUE_DATE;
        return isGarbage(field) ? LAYER_GARBAGE : number ? LAYER_WEIGHT : LAYER_WORDS;
    }

    /** Whether the layer's own words for a field are such as nobody writes. */
    private boolean isGarbage(InvoiceField field) {
        String text = reading(layer, field).text();
        return text != null && Arrays.stream(text.split(" ", -1)).anyMatch(TextLayer::isGarbage);
    }

    private boolean proves(InvoiceField field) {
        return SUMS.contains(field) && proven(picture);
    }

    /** One reading's value, with the other's as an alternative. */
    private void take(InvoiceField field, CandidateInvoice chosen, CandidateInvoice other, double share) {
        Optional<Object> value = value(chosen, field);
        if (value.isEmpty()) {
            content = FieldValues.with(content, field, null);
            return;
        }
        Optional<Object> rival = value(other, field);
        boolean differs = rival.isPresent() && !FieldValues.same(value.get(), rival.get());
        List<FieldReading.Alternative> alternatives = differs && field != InvoiceField.LINES
                ? List.of(new FieldReading.Alternative(
                        FieldValues.written(rival.get()),
                        (1 - confidence(chosen, field)) * confidence(other, field),
                        reading(other, field).place()))
                : List.of();
        put(field, value.get(), reading(chosen, field), share * confidence(chosen, field), alternatives);
    }

    private void put(
            InvoiceField field,
            Object value,
            FieldReading reading,
            double confidence,
            List<FieldReading.Alternative> alternatives) {
        content = FieldValues.with(content, field, value);
        readings.put(
                field,
                new FieldReading(
                        field,
                        confidence,
                        reading.text(),
                        reading.place(),
                        reading.source(),
                        alternatives.isEmpty() ? reading.alternatives() : alternatives));
    }

    private static Optional<Object> value(CandidateInvoice candidate, InvoiceField field) {
        return candidate.readings().containsKey(field) ? FieldValues.of(candidate.content(), field) : Optional.empty();
    }

    private static FieldReading reading(CandidateInvoice candidate, InvoiceField field) {
        FieldReading reading = candidate.readings().get(field);
        return reading == null ? new FieldReading(field, 0, null, null) : reading;
    }

    private static double confidence(CandidateInvoice candidate, InvoiceField field) {
        return reading(candidate, field).confidence();
    }

    /** Whether net, tax and total add up, which the analysis says by its confidence in the total. */
    private static boolean proven(CandidateInvoice candidate) {
        return confidence(candidate, InvoiceField.TOTAL) >= PROVEN
                && candidate.warnings().stream().noneMatch(warning -> warning.startsWith("SUMS"));
    }
}
