package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;

/**
 * A recognised word with the line it would be written on. How far its box reaches above and below that line follows
 * from its letters, since boxes are tight around the ink.
 *
 * @param word as it was recognised
 * @param capital height of a capital letter
 * @param baseline distance from the top of the page
 */
record WordBox(PlacedWord word, double capital, double baseline) {
    private static final String SMALL = "acemnorsuvwxz.,:;~-_=+*\u00ab\u00bb\u00b7";
    private static final String BELOW = "gjpqyQ()[]{}|/\\@$\u00e7_";
    private static final double SMALL_HEIGHT = 0.72;
    private static final double DEPTH = 0.28;
    private static final double COMMA_DEPTH = 0.16;

    static WordBox of(PlacedWord word) {
        String text = word.text();
        double above = text.chars().allMatch(c -> SMALL.indexOf(c) >= 0 || BELOW.indexOf(c) >= 0 && isSmall(c))
                ? SMALL_HEIGHT
                : 1;
        boolean deep = text.chars().anyMatch(c -> BELOW.indexOf(c) >= 0);
        boolean comma = text.indexOf(',') >= 0 || text.indexOf(';') >= 0;
        double below = deep ? DEPTH : comma ? COMMA_DEPTH : 0;
        double capital = word.height() / (above + below);
        return new WordBox(word, capital, word.y() + word.height() - below * capital);
    }

    private static boolean isSmall(int letter) {
        return "gpqy\u00e7".indexOf(letter) >= 0;
    }

    /** Whether it is letters and digits, so that its box says something about the height of the line. */
    boolean isTall() {
        return word.text().chars().filter(Character::isLetterOrDigit).count() >= 2
                || word.text().length() == 1
                        && Character.isLetterOrDigit(word.text().charAt(0));
    }

    double middle() {
        return word.y() + word.height() / 2;
    }

    double right() {
        return word.x() + word.width();
    }

    /** How much of the lower of two boxes lies beside the other one, 0 to 1. */
    double beside(WordBox other) {
        double top = Math.max(word.y(), other.word.y());
        double bottom = Math.min(word.y() + word.height(), other.word.y() + other.word.height());
        return (bottom - top) / Math.min(word.height(), other.word.height());
    }
}
