package com.smartap.capture.internal.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Glyphs that stand together.
 *
 * @param text what they say
 * @param page counted from 1
 * @param left left edge in points
 * @param right right edge
 * @param baseline distance from the top
 * @param size font size
 * @param bold whether the font is bold
 * @param glyphs the glyphs
 */
public record Word(
        String text,
        int page,
        double left,
        double right,
        double baseline,
        double size,
        boolean bold,
        List<Glyph> glyphs) {
    /** The word that these glyphs make. */
    static Word of(int page, List<Glyph> glyphs) {
        StringBuilder text = new StringBuilder(glyphs.size());
        Glyph first = glyphs.get(0);
        double right = first.right();
        double left = first.x();
        for (Glyph glyph : glyphs) {
            text.append(glyph.text());
            right = Math.max(right, glyph.right());
            left = Math.min(left, glyph.x());
        }
        return new Word(
                text.toString(), page, left, right, first.baseline(), first.size(), first.bold(), List.copyOf(glyphs));
    }

    /** Two words are the same if they say the same at the same place. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof Word word
                        && page == word.page
                        && Double.compare(left, word.left) == 0
                        && Double.compare(baseline, word.baseline) == 0
                        && text.equals(word.text);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Double.hashCode(left) + Double.hashCode(baseline)) + page;
    }

    /** The top edge, about. */
    public double top() {
        return baseline - size * 0.8;
    }

    /** The words left and right of a glyph. */
    public List<Word> splitAt(int glyph) {
        return List.of(of(page, glyphs.subList(0, glyph)), of(page, glyphs.subList(glyph, glyphs.size())));
    }

    /** Whether another word overlaps this one from left to right. */
    public boolean overlaps(double from, double to) {
        return Math.min(right, to) > Math.max(left, from);
    }
}
