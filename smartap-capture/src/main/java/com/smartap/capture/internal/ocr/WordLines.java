package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Gathers recognised words to lines, which may lean a little. */
final class WordLines {
    private static final double BESIDE = 0.5;
    private static final double FAR = 12;
    private static final double CLOSE = 0.7;

    /** {@code 11.02.1814:08} and {@code 11/02/201814:08:59}. */
    private static final Pattern DATE_AND_TIME = Pattern.compile(
            "^(\\d{1,2}([-./])\\d{1,2}\\2(?:20\\d{2}|\\d{2}))((?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?(?:[AaPp][Mm])?)$");

    private WordLines() {}

    /** The lines from top to bottom, the words of each from left to right. */
    static List<List<WordBox>> of(List<PlacedWord> words) {
        List<WordBox> boxes = new ArrayList<>();
        words.forEach(word -> split(word).forEach(part -> boxes.add(WordBox.of(part))));
        boxes.sort(Comparator.comparingDouble((WordBox box) -> box.word().x()).thenComparingDouble(WordBox::middle));
        List<List<WordBox>> lines = new ArrayList<>();
        for (WordBox box : boxes) {
            List<WordBox> best = null;
            double most = BESIDE;
            for (List<WordBox> line : lines) {
                double fit = fit(line, box);
                if (fit > most) {
                    most = fit;
                    best = line;
                }
            }
            if (best == null) {
                best = new ArrayList<>();
                lines.add(best);
            }
            best.add(box);
        }
        lines.sort(Comparator.comparingDouble(
                line -> line.stream().mapToDouble(WordBox::baseline).average().orElse(0)));
        lines.forEach(WordLines::join);
        return lines;
    }

    /** Engines split long numbers at their signs: {@code 083 -72561}, {@code 01.234 .567}. */
    private static void join(List<WordBox> line) {
        for (int i = line.size() - 2; i >= 0; i--) {
            PlacedWord left = line.get(i).word();
            PlacedWord right = line.get(i + 1).word();
            double gap = right.x() - line.get(i).right();
            boolean number = left.text().matches(".*\\d[-./]?") && right.text().matches("[-./]?\\d.*");
            boolean signed = left.text().matches(".*\\d[-./]") || right.text().matches("[-./]\\d.*");
            if (number
                    && signed
                    && gap < CLOSE * line.get(i).capital()
                    && !right.text().matches("-?\\d+[.,]\\d{2}")) {
                line.set(
                        i,
                        WordBox.of(new PlacedWord(
                                left.text() + right.text(),
                                left.x(),
                                Math.min(left.y(), right.y()),
                                right.x() + right.width() - left.x(),
                                Math.max(left.height(), right.height()),
                                Math.min(left.certainty(), right.certainty()))));
                line.remove(i + 1);
            }
        }
    }

    /** How well a word continues a line to the right: beside its last words, not over them. */
    private static double fit(List<WordBox> line, WordBox box) {
        WordBox last = line.get(line.size() - 1);
        boolean over = box.word().x()
                < last.right() - 0.5 * Math.min(last.word().width(), box.word().width());
        if (over) {
            return 0;
        }
        double fit = last.beside(box);
        if (line.size() > 1 && (!last.isTall() || fit < 0.8)) {
            fit = Math.max(fit, line.get(line.size() - 2).beside(box));
        }
        double gap = (box.word().x() - last.right()) / Math.max(1, last.capital());
        return gap > FAR ? fit - 0.1 : fit;
    }

    /**
     * Some engines give phrases in one box: their letters are taken to be of one width. A date and a time that touch are
     * parted.
     */
    private static List<PlacedWord> split(PlacedWord phrase) {
        String text = DATE_AND_TIME.matcher(phrase.text().strip()).replaceFirst("$1 $3");
        if (text.indexOf(' ') < 0) {
            return List.of(phrase);
        }
        List<PlacedWord> parts = new ArrayList<>();
        double letter = phrase.width() / text.length();
        int at = 0;
        for (String part : text.split(" ", -1)) {
            if (!part.isBlank()) {
                parts.add(new PlacedWord(
                        part,
                        phrase.x() + at * letter,
                        phrase.y(),
                        part.length() * letter,
                        phrase.height(),
                        phrase.certainty()));
            }
            at += part.length() + 1;
        }
        return parts;
    }
}
