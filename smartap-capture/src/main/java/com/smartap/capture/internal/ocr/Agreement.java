package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Two readings of one picture made one. Words of the one that cover words of the other are two answers to one question:
 * if they say the same they are surer, if not the better answer counts, and is less sure.
 */
final class Agreement {
    /** The share of the smaller of two boxes that has to lie within the other. */
    private static final double SAME_PLACE = 0.4;

    private static final double SURE_ALONE = 0.7;
    private static final double WELL_FORMED = 1.12;
    private static final double DOUBT = 0.3;
    /** Amounts, dates, times, whole numbers and plain words: what people write. */
    private static final Pattern FORM = Pattern.compile("[-(]?\\p{Sc}?\\d{1,3}([.,]?\\d{3})*[.,]\\d{2}%?\\)?"
            + "|\\d{1,4}[-./]\\d{1,2}[-./]\\d{2,4}|\\d{1,2}:\\d{2}(:\\d{2})?|\\d+|[\"'(]?\\p{L}[\\p{Ll}'-]*[\"').,:]*"
            + "|[\"'(]?\\p{Lu}[\\p{Lu}'&-]*[\"').,:]*");

    private Agreement() {}

    /** How much of the page was read: letters and digits, weighed by their certainty. */
    static double legible(List<PlacedWord> words) {
        return words.stream()
                .mapToDouble(word -> word.certainty() * word.certainty() * letters(word))
                .sum();
    }

    private static long letters(PlacedWord word) {
        return word.text().chars().filter(Character::isLetterOrDigit).count();
    }

    static double certainty(List<PlacedWord> words) {
        return words.stream().mapToDouble(PlacedWord::certainty).average().orElse(0);
    }

    static List<PlacedWord> of(List<PlacedWord> one, List<PlacedWord> other) {
        boolean first = legible(one) >= legible(other);
        List<PlacedWord> left = new ArrayList<>(first ? one : other);
        List<PlacedWord> right = new ArrayList<>(first ? other : one);
        List<PlacedWord> merged = new ArrayList<>();
        while (!left.isEmpty()) {
            List<PlacedWord> mine = new ArrayList<>(List.of(left.remove(0)));
            List<PlacedWord> theirs = new ArrayList<>();
            while (take(right, theirs, mine) || take(left, mine, theirs)) {
                // Until both sides cover the same ground.
                continue;
            }
            merged.addAll(theirs.isEmpty() ? mine : better(ordered(mine), ordered(theirs)));
        }
        for (PlacedWord word : right) {
            boolean alone = merged.stream().noneMatch(known -> overlap(word, known) > 0);
            if (alone && word.certainty() > SURE_ALONE && word.text().length() > 1) {
                merged.add(word);
            }
        }
        return merged;
    }

    /** Moves the words that lie over some others. */
    private static boolean take(List<PlacedWord> from, List<PlacedWord> to, List<PlacedWord> others) {
        List<PlacedWord> over = from.stream()
                .filter(word -> others.stream().anyMatch(other -> share(word, other) > SAME_PLACE))
                .toList();
        to.addAll(over);
        return from.removeAll(over);
    }

    private static List<PlacedWord> ordered(List<PlacedWord> words) {
        return words.stream().sorted(Comparator.comparingDouble(PlacedWord::x)).toList();
    }

    private static List<PlacedWord> better(List<PlacedWord> words, List<PlacedWord> rivals) {
        if (text(words).equals(text(rivals))) {
            double rival = certainty(rivals);
            return words.stream()
                    .map(word -> sure(word, 1 - (1 - word.certainty()) * (1 - rival)))
                    .toList();
        }
        boolean other = worth(rivals) > worth(words);
        List<PlacedWord> chosen = other ? rivals : words;
        double doubt = 1 - DOUBT * certainty(other ? words : rivals);
        return chosen.stream()
                .map(word -> (other ? words : rivals)
                                .stream().anyMatch(known -> known.text().equals(word.text()))
                        ? word
                        : sure(word, word.certainty() * doubt))
                .toList();
    }

    private static PlacedWord sure(PlacedWord word, double certainty) {
        return new PlacedWord(word.text(), word.x(), word.y(), word.width(), word.height(), certainty);
    }

    private static String text(List<PlacedWord> words) {
        return words.stream().map(PlacedWord::text).collect(Collectors.joining());
    }

    /** How much an answer says, how surely, and whether people write so. */
    private static double worth(List<PlacedWord> words) {
        return words.stream()
                .mapToDouble(word -> word.certainty()
                        * word.certainty()
                        * (FORM.matcher(word.text()).matches() ? WELL_FORMED : 1)
                        * Math.max(0.3, letters(word)))
                .sum();
    }

    /** The common part of two boxes, as a share of the smaller one. */
    private static double share(PlacedWord one, PlacedWord other) {
        return overlap(one, other) / Math.min(one.width() * one.height(), other.width() * other.height());
    }

    private static double overlap(PlacedWord one, PlacedWord other) {
        double across = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
        double down = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return Math.max(0, across) * Math.max(0, down);
    }
}
