package com.smartap.capture.internal.layout;

/**
 * One visible character, in points from the page's top left corner with the text's rotation undone.
 *
 * @param text the character or characters it stands for; blank for a space
 * @param x left edge
 * @param width advance
 * @param baseline distance of the baseline from the top
 * @param size font size
 * @param bold whether the font's name says bold
 * @param run number of the drawing operation; glyphs of one run were drawn together
 */
public record Glyph(String text, double x, double width, double baseline, double size, boolean bold, int run) {
    /** The right edge. */
    public double right() {
        return x + width;
    }
}
