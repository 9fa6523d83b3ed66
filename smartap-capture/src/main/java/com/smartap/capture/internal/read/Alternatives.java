package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.model.invoice.FieldReading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The other values that a reader thought of, for a person to choose from. */
final class Alternatives {
    private static final int MOST = 3;

    private Alternatives() {}

    /**
     * The reading with the likeliest other candidates. What they share is what the reading leaves: together they are not
     * surer than it is unsure.
     *
     * @param candidates best first, with or without the chosen one
     */
    static <T> FieldReading with(FieldReading reading, T chosen, List<Candidate<T>> candidates, TextDocument document) {
        List<Candidate<T>> others = new ArrayList<>();
        for (Candidate<T> candidate : candidates) {
            boolean known = value(candidate.value()).equals(value(chosen))
                    || others.stream().anyMatch(other -> value(other.value()).equals(value(candidate.value())));
            if (!known && others.size() < MOST && !candidate.words().isEmpty()) {
                others.add(candidate);
            }
        }
        double sum = others.stream().mapToDouble(Candidate::score).sum();
        double left = 1 - reading.confidence();
        List<FieldReading.Alternative> alternatives = others.stream()
                .map(other -> new FieldReading.Alternative(
                        value(other.value()),
                        sum <= 0 ? 0 : Math.min(other.score(), left * other.score() / sum),
                        document.place(other.words())))
                .toList();
        return new FieldReading(
                reading.field(), reading.confidence(), reading.text(), reading.place(), reading.source(), alternatives);
    }

    /** A value as JSON writes it. */
    private static String value(Object value) {
        return value instanceof BigDecimal amount
                ? amount.stripTrailingZeros()
                        .setScale(Math.max(2, amount.stripTrailingZeros().scale()))
                        .toPlainString()
                : value.toString();
    }
}
