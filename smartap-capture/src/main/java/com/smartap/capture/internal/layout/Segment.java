package com.smartap.capture.internal.layout;

import java.util.List;

/**
 * Words of one line without a wide gap between them.
 *
 * @param words at least one, from left to right
 */
public record Segment(List<Word> words) {
    /** Copies the words. */
    public Segment {
        words = List.copyOf(words);
    }

    /** The words with blanks between them. */
    public String text() {
        return text(words);
    }

    /** Words with blanks between them. */
    public static String text(List<Word> words) {
        if (words.size() == 1) {
            return words.get(0).text();
        }
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(text.length() == 0 ? "" : " ").append(word.text());
        }
        return text.toString();
    }

    /** The left edge. */
    public double left() {
        return words.get(0).left();
    }

    /** The right edge. */
    public double right() {
        return words.get(words.size() - 1).right();
    }

    /** The distance of the baseline from the top. */
    public double baseline() {
        return words.get(0).baseline();
    }

    /** The largest font size. */
    public double size() {
        return words.stream().mapToDouble(Word::size).max().orElse(0);
    }

    /** The page, counted from 1. */
    public int page() {
        return words.get(0).page();
    }

    /** Whether all words are bold. */
    public boolean bold() {
        return words.stream().allMatch(Word::bold);
    }
}
