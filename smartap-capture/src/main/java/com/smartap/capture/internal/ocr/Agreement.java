package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Several readings of one picture made one. Words of the one that cover words of another are answers to one question: if
 * they say the same they are surer, if not the answer counts that the most speaks for, and is less sure.
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

    /** What some readings of one page say together; the order of the readings does not matter. */
    static List<PlacedWord> of(List<List<PlacedWord>> readings) {
        List<List<PlacedWord>> left = readings.stream()
                .sorted(Comparator.comparingDouble(Agreement::legible).reversed())
                .<List<PlacedWord>>map(ArrayList::new)
                .toList();
        List<PlacedWord> merged = new ArrayList<>();
        List<PlacedWord> first = left.get(0);
        while (!first.isEmpty()) {
            merged.addAll(best(answers(first.remove(0), left)));
        }
        for (List<PlacedWord> other : left) {
            for (PlacedWord word : other) {
                boolean alone = merged.stream().noneMatch(known -> overlap(word, known) > 0);
                if (alone && word.certainty() > SURE_ALONE && word.text().length() > 1) {
                    merged.add(word);
                }
            }
        }
        return merged;
    }

    /** Takes what each reading says where a word of the first one stands, until all of them cover the same ground. */
    private static List<List<PlacedWord>> answers(PlacedWord word, List<List<PlacedWord>> left) {
        List<List<PlacedWord>> answers = new ArrayList<>();
        left.forEach(reading -> answers.add(new ArrayList<>()));
        answers.get(0).add(word);
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < left.size(); i++) {
                for (int other = 0; other < left.size(); other++) {
                    more |= i != other && take(left.get(i), answers.get(i), answers.get(other));
                }
            }
        }
        return answers.stream()
                .filter(answer -> !answer.isEmpty())
                .map(Agreement::ordered)
                .toList();
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

    /** The answer that the most evidence speaks for: surer the more readings give it, less sure for those that do not. */
    private static List<PlacedWord> best(List<List<PlacedWord>> answers) {
        Map<String, Double> worths = new LinkedHashMap<>();
        answers.forEach(answer -> worths.merge(text(answer), worth(answer), Double::sum));
        String best =
                Collections.max(worths.entrySet(), Map.Entry.comparingByValue()).getKey();
        // Dirt beside a word makes its box larger, never smaller.
        List<PlacedWord> chosen = answers.stream()
                .filter(answer -> text(answer).equals(best))
                .min(Comparator.comparingDouble(Agreement::area))
                .orElseThrow();
        double wrong = 1;
        double doubt = 1;
        Set<String> rivals = new HashSet<>();
        for (List<PlacedWord> answer : answers) {
            if (!text(answer).equals(best)) {
                doubt *= 1 - DOUBT * certainty(answer);
                answer.forEach(word -> rivals.add(word.text()));
            } else if (answer != chosen) {
                // Looks at one picture are no independent witnesses: the surest other one counts.
                wrong = Math.min(wrong, 1 - certainty(answer));
            }
        }
        double others = wrong;
        double against = doubt;
        return chosen.stream()
                .map(word -> sure(
                        word, (1 - (1 - word.certainty()) * others) * (rivals.contains(word.text()) ? 1 : against)))
                .toList();
    }

    private static PlacedWord sure(PlacedWord word, double certainty) {
        return new PlacedWord(word.text(), word.x(), word.y(), word.width(), word.height(), certainty);
    }

    private static String text(List<PlacedWord> words) {
        return words.stream().map(PlacedWord::text).collect(Collectors.joining());
    }

    private static double area(List<PlacedWord> words) {
        return words.stream().mapToDouble(word -> word.width() * word.height()).sum();
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
