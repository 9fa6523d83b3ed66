package com.smartap.capture.internal.layout;

import java.util.List;

/**
 * What one page shows.
 *
 * @param number counted from 1
 * @param width in points
 * @param height in points
 * @param glyphs visible glyphs, in the order in which they are drawn
 * @param hidden number of glyphs that a person cannot see
 * @param scanned whether the glyphs are an invisible layer over a picture of the page
 */
public record GlyphPage(int number, double width, double height, List<Glyph> glyphs, int hidden, boolean scanned) {
    /** Copies the glyphs. */
    public GlyphPage {
        glyphs = List.copyOf(glyphs);
    }
}
