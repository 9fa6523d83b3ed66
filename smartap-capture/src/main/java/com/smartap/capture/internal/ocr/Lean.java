package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By how much the lines of a page fall to the right: seen along them, words stand in the fewest rows. */
final class Lean {
    private static final double MOST = 0.09;
    private static final double STEP = 0.005;
    private static final double CLEARLY = 1.08;

    private Lean() {}

    /** Rise over run; 0 unless it is plain. */
    static double of(List<PlacedWord> words) {
        if (words.isEmpty()) {
            return 0;
        }
        double height = words.stream()
                .mapToDouble(PlacedWord::height)
                .sorted()
                .skip(words.size() / 2)
                .findFirst()
                .orElse(1);
        double level = order(words, 0, height);
        double best = 0;
        double most = CLEARLY * level;
        for (double lean = -MOST; lean <= MOST; lean += STEP) {
            double order = order(words, lean, height);
            if (order > most) {
                most = order;
                best = lean;
            }
        }
        return best;
    }

    /** The words as if their lines were level. */
    static List<PlacedWord> levelled(List<PlacedWord> words, double lean) {
        if (lean == 0) {
            return words;
        }
        List<PlacedWord> level = new ArrayList<>();
        for (PlacedWord word : words) {
            double down = lean * (word.x() + word.width() / 2);
            level.add(new PlacedWord(
                    word.text(), word.x(), word.y() - down, word.width(), word.height(), word.certainty()));
        }
        return level;
    }

    /** The sum of the squares of what the rows hold; a row is a third of a line high. */
    private static double order(List<PlacedWord> words, double lean, double height) {
        double row = Math.max(1, height / 3);
        Map<Long, Double> rows = new HashMap<>();
        for (PlacedWord word : words) {
            double at = (word.y() + word.height() / 2 - lean * (word.x() + word.width() / 2)) / row;
            long below = (long) Math.floor(at);
            double share = at - below;
            rows.merge(below, 1 - share, Double::sum);
            rows.merge(below + 1, share, Double::sum);
        }
        return rows.values().stream().mapToDouble(weight -> weight * weight).sum();
    }
}
