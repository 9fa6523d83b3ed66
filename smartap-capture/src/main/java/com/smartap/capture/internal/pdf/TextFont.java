package com.smartap.capture.internal.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/** What a font says about its codes, asked once for each of them. Measures are those of PDFBox's text stripper. */
final class TextFont {
    private static final int MOST_LISTED = 0x10000;
    private static final GlyphList NAMES = names();

    /**
     * What a code of a font stands for.
     *
     * @param unicode as the font says; null if nothing is to be shown for it
     * @param text the readable part of it
     * @param right how far the next glyph is to the right, in text space
     * @param up how far it is above
     * @param width advance for the box, in text space
     * @param shiftX from the horizontal to the vertical origin, for text that runs downwards
     * @param shiftY the same upwards
     */
    record Sign(
            @Nullable String unicode, String text, float right, float up, float width, float shiftX, float shiftY) {}

    private final PDFont font;
    private final boolean vertical;
    private final boolean bold;
    private final float height;
    private final Map<Integer, Sign> rare = new HashMap<>();
    private @Nullable Sign[] signs = new Sign[256];

    TextFont(PDFont font) throws IOException {
        this.font = font;
        this.vertical = font.isVertical();
        String name = font.getName();
        this.bold = name != null && name.toLowerCase(Locale.ROOT).contains("bold");
        this.height = height(font);
    }

    /** Names of glyphs beyond Adobe's list that PDFBox's text stripper knows. */
    private static GlyphList names() {
        try (InputStream in =
                GlyphList.class.getResourceAsStream("/org/apache/pdfbox/resources/glyphlist/additional.txt")) {
            return new GlyphList(GlyphList.getAdobeGlyphList(), in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean vertical() {
        return vertical;
    }

    boolean bold() {
        return bold;
    }

    /** The height of its glyphs in text space, about. */
    float height() {
        return height;
    }

    int readCode(InputStream in) throws IOException {
        return font.readCode(in);
    }

    Sign sign(int code) throws IOException {
        if (code < 0 || code >= MOST_LISTED) {
            Sign known = rare.get(code);
            if (known == null) {
                known = find(code);
                rare.put(code, known);
            }
            return known;
        }
        if (code >= signs.length) {
            signs = Arrays.copyOf(signs, Integer.highestOneBit(code) * 2);
        }
        Sign known = signs[code];
        if (known == null) {
            known = find(code);
            signs[code] = known;
        }
        return known;
    }

    private Sign find(int code) throws IOException {
        Vector shift = vertical ? font.getPositionVector(code) : new Vector(0, 0);
        Vector next = font.getDisplacement(code);
        float width = vertical ? downwards(code) : next.getX();
        String unicode = font.toUnicode(code, NAMES);
        if (unicode == null && font instanceof PDSimpleFont) {
            // As viewers do, the code itself is taken where nothing says what it means.
            unicode = String.valueOf((char) code);
        }
        String text = unicode == null ? "" : Readable.of(unicode);
        return new Sign(unicode, text, next.getX(), next.getY(), width, shift.getX(), shift.getY());
    }

    /** The advance to the right of a glyph in text that runs downwards. */
    private float downwards(int code) throws IOException {
        TrueTypeFont program = null;
        if (font instanceof PDTrueTypeFont plain) {
            program = plain.getTrueTypeFont();
        } else if (font instanceof PDType0Font composite
                && composite.getDescendantFont() instanceof PDCIDFontType2 descendant) {
            program = descendant.getTrueTypeFont();
        }
        float width = font.getWidth(code) / 1000;
        return program != null && program.getUnitsPerEm() != 1000 ? width * (1000f / program.getUnitsPerEm()) : width;
    }

    /** Half of the box, unless capitals or the ascent say better. */
    private static float height(PDFont font) throws IOException {
        BoundingBox box = font.getBoundingBox();
        float lower = box.getLowerLeftY();
        // Some writers store a negative number as a positive one.
        lower = lower < Short.MIN_VALUE ? -(lower + 65536) : lower;
        float height = (box.getUpperRightY() - lower) / 2;
        PDFontDescriptor descriptor = font.getFontDescriptor();
        if (descriptor != null) {
            float capitals = descriptor.getCapHeight();
            if (Float.compare(capitals, 0) != 0 && (capitals < height || Float.compare(height, 0) == 0)) {
                height = capitals;
            }
            float ascent = descriptor.getAscent();
            float descent = descriptor.getDescent();
            boolean better = capitals > ascent && ascent > 0 && descent < 0;
            if (better && ((ascent - descent) / 2 < height || Float.compare(height, 0) == 0)) {
                height = (ascent - descent) / 2;
            }
        }
        return font instanceof PDType3Font ? font.getFontMatrix().transformPoint(0, height).y : height / 1000;
    }
}
