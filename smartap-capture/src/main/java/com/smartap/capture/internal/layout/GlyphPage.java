package com.smartap.capture.internal.layout;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one page shows. */
public final class GlyphPage {
    private final int number;
    private final double width;
    private final double height;
    private final List<Glyph> glyphs;
    private final int hidden;
    private final boolean scanned;
    /** Put together when they are first asked for; whoever else does so meanwhile finds the same. */
    private @Nullable List<Word> words;

    /**
     * A page.
     *
     * @param number counted from 1
     * @param width in points
     * @param height in points
     * @param glyphs visible glyphs, in the order in which they are drawn
     * @param hidden number of glyphs that a person cannot see
     * @param scanned whether the glyphs are an invisible layer over a picture of the page
     */
    public GlyphPage(int number, double width, double height, List<Glyph> glyphs, int hidden, boolean scanned) {
        this.number = number;
        this.width = width;
        this.height = height;
        this.glyphs = List.copyOf(glyphs);
        this.hidden = hidden;
        this.scanned = scanned;
    }

    /** Counted from 1. */
    public int number() {
        return number;
    }

    /** In points. */
    public double width() {
        return width;
    }

    /** In points. */
    public double height() {
        return height;
    }

    /** Visible glyphs, in the order in which they are drawn. */
    public List<Glyph> glyphs() {
        return glyphs;
    }

    /** How many glyphs a person cannot see. */
    public int hidden() {
        return hidden;
    }

    /** Whether the glyphs are an invisible layer over a picture of the page. */
    public boolean scanned() {
        return scanned;
    }

    /** The words in the order in which they are drawn. */
    List<Word> words() {
        List<Word> known = words;
        if (known == null) {
            known = List.copyOf(LayoutBuilder.find(this));
            words = known;
        }
        return known;
    }
}
