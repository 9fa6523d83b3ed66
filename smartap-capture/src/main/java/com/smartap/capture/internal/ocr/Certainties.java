package com.smartap.capture.internal.ocr;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A field is no surer than the words it was read from, unless arithmetic or a check digit proves them. */
final class Certainties {
    private static final double PROVEN = 0.97;
    private static final double MOST_UNPROVEN = 0.9;

    private Certainties() {}

    static CandidateInvoice apply(
            CandidateInvoice candidate, IntFunction<@Nullable WordPage> words, IntFunction<@Nullable PageView> views) {
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        candidate.readings().forEach((field, reading) -> {
            FieldReading.Place place = reading.place();
            WordPage page = place == null ? null : words.apply(place.page());
            PageView view = place == null ? null : views.apply(place.page());
            boolean recognised = place != null && page != null;
            double certainty = recognised ? certainty(place, page, view) : 1;
            readings.put(
                    field,
                    new FieldReading(
                            field,
                            recognised ? limited(reading.confidence(), certainty) : reading.confidence(),
                            reading.text(),
                            place == null || view == null ? place : view.shown(place),
                            reading.source(),
                            alternatives(reading, views)));
        });
        return new CandidateInvoice(candidate.format(), candidate.content(), readings, candidate.warnings());
    }

    private static List<FieldReading.Alternative> alternatives(
            FieldReading reading, IntFunction<@Nullable PageView> views) {
        return reading.alternatives().stream()
                .map(other -> {
                    FieldReading.Place place = other.place();
                    PageView view = place == null ? null : views.apply(place.page());
                    return new FieldReading.Alternative(
                            other.value(),
                            other.confidence(),
                            place == null || view == null ? place : view.shown(place));
                })
                .toList();
    }

    private static double limited(double confidence, double certainty) {
        if (confidence >= PROVEN) {
            return Math.min(confidence, PROVEN + 0.02 * certainty);
        }
        return Math.min(MOST_UNPROVEN, confidence) * (0.5 + 0.5 * certainty);
    }

    /** The certainty of the least certain word in a box. */
    private static double certainty(FieldReading.Place place, WordPage page, @Nullable PageView view) {
        double lean = view == null ? 0 : view.lean();
        return page.words().stream()
                .filter(word -> inside(word, place, page, lean))
                .mapToDouble(PlacedWord::certainty)
                .min()
                .orElse(0.6);
    }

    private static boolean inside(PlacedWord word, FieldReading.Place place, WordPage page, double lean) {
        double x = (word.x() + word.width() / 2) / page.width();
        double middle = word.x() + word.width() / 2;
        double y = (word.y() + word.height() / 2 - lean * middle) / page.height();
        return x >= place.x() && x <= place.x() + place.width() && y >= place.y() && y <= place.y() + place.height();
    }
}
