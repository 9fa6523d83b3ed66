package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;
import java.util.ArrayList;
import java.util.List;

/** Two readings of one picture made one: what both saw is surer, and where they differ the surer one counts. */
final class Agreement {
    private static final double SAME_PLACE = 0.5;
    private static final double SURER = 0.12;
    private static final double SURE_ALONE = 0.7;

    private Agreement() {}

    /** How much of the page was read: letters and digits, weighed by their certainty. */
    static double legible(List<PlacedWord> words) {
        return words.stream()
                .mapToDouble(word -> word.certainty()
                        * word.certainty()
                        * word.text().chars().filter(Character::isLetterOrDigit).count())
                .sum();
    }

    static double certainty(List<PlacedWord> words) {
        return words.stream().mapToDouble(PlacedWord::certainty).average().orElse(0);
    }

    static List<PlacedWord> of(List<PlacedWord> one, List<PlacedWord> other) {
        boolean first = legible(one) >= legible(other);
        List<PlacedWord> base = first ? one : other;
        List<PlacedWord> second = first ? other : one;
        List<PlacedWord> merged = new ArrayList<>();
        for (PlacedWord word : base) {
            merged.add(second.stream()
                    .filter(rival -> share(word, rival) > SAME_PLACE)
                    .findFirst()
                    .map(rival -> better(word, rival))
                    .orElse(word));
        }
        for (PlacedWord word : second) {
            boolean alone = base.stream().noneMatch(known -> overlap(word, known) > 0);
            if (alone && word.certainty() > SURE_ALONE && word.text().length() > 1) {
                merged.add(word);
            }
        }
        return merged;
    }

    private static PlacedWord better(PlacedWord word, PlacedWord rival) {
        if (word.text().equals(rival.text())) {
            double both = 1 - (1 - word.certainty()) * (1 - rival.certainty());
            return new PlacedWord(word.text(), word.x(), word.y(), word.width(), word.height(), both);
        }
        boolean surer = rival.certainty() > word.certainty() + SURER;
        PlacedWord chosen = surer ? rival : word;
        // Two answers to one question: even the surer one is less sure than it says.
        double doubt = chosen.certainty() * 0.9;
        return new PlacedWord(chosen.text(), chosen.x(), chosen.y(), chosen.width(), chosen.height(), doubt);
    }

    /** The common part of two boxes, as a share of what both cover. */
    private static double share(PlacedWord one, PlacedWord other) {
        double both = overlap(one, other);
        return both / (one.width() * one.height() + other.width() * other.height() - both);
    }

    private static double overlap(PlacedWord one, PlacedWord other) {
        double across = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double down = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return Math.max(0, across) * Math.max(0, down);
    }
}
