package com.smartap.console;

import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The words of one page in the order in which people read them, for the script that lets them be clicked.
 *
 * @param number of the page, from 1
 * @param words in reading order
 */
record PageWords(int number, List<Word> words) {
    private static final int MOST_WORDS = 5000;

    /**
     * A word.
     *
     * @param text what it says
     * @param box left, top, width and height in fractions of the page, with blanks between
     * @param line counts the lines of the page
     */
    record Word(String text, String box, int line) {}

    static PageWords of(WordPage page) {
        List<PlacedWord> sorted = page.words().stream()
                .filter(word -> word.x() < page.width() && word.y() < page.height())
                .sorted(Comparator.comparingDouble(PageWords::middle))
                .limit(MOST_WORDS)
                .toList();
        List<Word> words = new ArrayList<>();
        List<PlacedWord> line = new ArrayList<>();
        int lines = 0;
        for (PlacedWord word : sorted) {
            if (!line.isEmpty() && middle(word) > bottom(line)) {
                add(words, line, lines++, page);
                line.clear();
            }
            line.add(word);
        }
        add(words, line, lines, page);
        return new PageWords(page.number(), List.copyOf(words));
    }

    private static void add(List<Word> words, List<PlacedWord> line, int number, WordPage page) {
        line.stream()
                .sorted(Comparator.comparingDouble(PlacedWord::x))
                .forEach(word -> words.add(new Word(word.text(), box(word, page), number)));
    }

    private static double middle(PlacedWord word) {
        return word.y() + word.height() / 2;
    }

    /** Below this begins another line: the middle of the first word, and half its height more. */
    private static double bottom(List<PlacedWord> line) {
        PlacedWord first = line.get(0);
        return middle(first) + 0.4 * first.height();
    }

    private static String box(PlacedWord word, WordPage page) {
        double left = Math.max(0, word.x());
        double top = Math.max(0, word.y());
        return String.format(
                Locale.ROOT,
                "%.5f %.5f %.5f %.5f",
                left / page.width(),
                top / page.height(),
                Math.min(page.width() - left, word.width()) / page.width(),
                Math.min(page.height() - top, word.height()) / page.height());
    }
}
