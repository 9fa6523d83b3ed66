package com.smartap.archive.internal.pdfa;

import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.font.FontProgram;
import com.smartap.archive.internal.font.Liberation;
import com.smartap.archive.internal.font.SimpleFont;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.font.PDCIDFontType2;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.apache.pdfbox.pdmodel.font.PDSimpleFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;

/**
 * The font rules of PDF/A: embeds Liberation where a standard font is not embedded, and says what is wrong with the
 * rest. Source: ISO 19005-3, 6.2.11.
 */
final class FontRules {
    private static final float WIDTH_TOLERANCE = 1;
    private static final COSName CID_SET = COSName.getPDFName("CIDSet");

    private final EmbeddedPrograms programs;
    private final Set<String> reasons;
    private final Set<String> embedded = new TreeSet<>();

    FontRules(EmbeddedPrograms programs, Set<String> reasons) {
        this.programs = programs;
        this.reasons = reasons;
    }

    /** The names of the standard fonts that were embedded. */
    Set<String> embedded() {
        return embedded;
    }

    void apply(COSDictionary dictionary, Iterable<byte[]> shown) throws IOException {
        if (programs.isOurs(dictionary)) {
            return;
        }
        PDFont font = PDFontFactory.createFont(dictionary);
        String name = font.getName() == null ? "without a name" : font.getName();
        Set<Integer> codes = codes(font, shown);
        if (font instanceof PDType3Font) {
            return;
        }
        if (!font.isEmbedded()) {
            if (!codes.isEmpty() && !embed(font, name, codes)) {
                reasons.add("font %s is not embedded (6.2.11.4.1)".formatted(name));
            }
            return;
        }
        mend(font);
        if (font instanceof PDTrueTypeFont && !isEncodingAllowed(dictionary, font)) {
            reasons.add("the encoding of font %s is not one that PDF/A allows (6.2.11.6)".formatted(name));
        }
        for (int code : codes) {
            if (!hasGlyph(font, code)) {
                reasons.add("font %s lacks a glyph that is shown (6.2.11.8)".formatted(name));
            } else if (Math.abs(font.getWidth(code) - font.getWidthFromFont(code)) > WIDTH_TOLERANCE) {
                reasons.add("widths of font %s differ from the embedded font (6.2.11.5)".formatted(name));
            }
        }
    }

    private boolean embed(PDFont font, String name, Set<Integer> codes) throws IOException {
        Optional<Liberation> face = Liberation.standingInFor(font.getName());
        if (!(font instanceof PDSimpleFont simple) || face.isEmpty() || simple.getEncoding() == null) {
            return false;
        }
        FontProgram program = programs.covering(face.get(), shownBy(simple, codes));
        Map<Integer, Integer> characters = new HashMap<>();
        for (int code : codes) {
            String text =
                    GlyphList.getAdobeGlyphList().toUnicode(simple.getEncoding().getName(code));
            boolean one = text != null && text.codePointCount(0, text.length()) == 1;
            if (!one || !program.has(text.codePointAt(0)) || isMoved(font, program, code, text.codePointAt(0))) {
                return false;
            }
            characters.put(code, text.codePointAt(0));
        }
        COSDictionary dictionary = font.getCOSObject();
        var toUnicode = dictionary.getItem(COSName.TO_UNICODE);
        SimpleFont.fill(dictionary, program, programs.descriptor(program), characters);
        if (toUnicode != null) {
            dictionary.setItem(COSName.TO_UNICODE, toUnicode);
        }
        embedded.add(name);
        return true;
    }

    private static Set<Integer> shownBy(PDSimpleFont font, Set<Integer> codes) {
        Set<Integer> characters = new TreeSet<>();
        for (int code : codes) {
            String text =
                    GlyphList.getAdobeGlyphList().toUnicode(font.getEncoding().getName(code));
            if (text != null) {
                text.codePoints().forEach(characters::add);
            }
        }
        return characters;
    }

    /** Whether the document's own widths would put the next character elsewhere than the embedded font does. */
    private static boolean isMoved(PDFont font, FontProgram program, int code, int character) throws IOException {
        COSArray widths = font.getCOSObject().getCOSArray(COSName.WIDTHS);
        int index = code - font.getCOSObject().getInt(COSName.FIRST_CHAR, 0);
        boolean given =
                widths != null && index >= 0 && index < widths.size() && widths.getObject(index) instanceof COSNumber;
        float width = given ? ((COSNumber) widths.getObject(index)).floatValue() : font.getWidth(code);
        return Math.abs(width - program.width(character)) > 2 * WIDTH_TOLERANCE;
    }

    /** What can be mended without changing what is shown. */
    private static void mend(PDFont font) {
        COSDictionary holder =
                font instanceof PDType0Font type0 ? type0.getDescendantFont().getCOSObject() : font.getCOSObject();
        COSDictionary descriptor = holder.getCOSDictionary(COSName.FONT_DESC);
        if (descriptor != null) {
            descriptor.removeItem(CID_SET);
            descriptor.removeItem(COSName.CHAR_SET);
        }
        if (COSName.CID_FONT_TYPE2.equals(holder.getCOSName(COSName.SUBTYPE))
                && !holder.containsKey(COSName.CID_TO_GID_MAP)) {
            holder.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        }
    }

    private static boolean isEncodingAllowed(COSDictionary dictionary, PDFont font) {
        if (font.getFontDescriptor() == null || font.getFontDescriptor().isSymbolic()) {
            return !dictionary.containsKey(COSName.ENCODING);
        }
        var encoding = dictionary.getDictionaryObject(COSName.ENCODING);
        COSName base = encoding instanceof COSDictionary details ? details.getCOSName(COSName.BASE_ENCODING) : null;
        Object named = encoding instanceof COSName ? encoding : base;
        return COSName.WIN_ANSI_ENCODING.equals(named) || COSName.MAC_ROMAN_ENCODING.equals(named);
    }

    private static boolean hasGlyph(PDFont font, int code) throws IOException {
        if (font instanceof PDType0Font type0) {
            return !(type0.getDescendantFont() instanceof PDCIDFontType2) || type0.codeToGID(code) != 0;
        }
        return !(font instanceof PDTrueTypeFont trueType) || trueType.codeToGID(code) != 0;
    }

    private static Set<Integer> codes(PDFont font, Iterable<byte[]> shown) throws IOException {
        Set<Integer> codes = new TreeSet<>();
        for (byte[] text : shown) {
            ByteArrayInputStream in = new ByteArrayInputStream(text);
            while (in.available() > 0) {
                codes.add(font.readCode(in));
            }
        }
        return codes;
    }
}
