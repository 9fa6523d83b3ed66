package com.smartap.archive.internal.font;

import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/** Writes the dictionary of a simple TrueType font in the form that PDF/A asks for. Source: ISO 19005-3, 6.2.11.6. */
public final class SimpleFont {
    private static final int CODES = 256;
    private static final int ASCII_END = 127;

    private SimpleFont() {}

    /**
     * Fills {@code font}, which may have been another font before.
     *
     * @param characters the character that each code from 0 to 255 shows
     */
    public static void fill(
            COSDictionary font, FontProgram program, COSDictionary descriptor, Map<Integer, Integer> characters) {
        font.clear();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TRUE_TYPE);
        font.setName(COSName.BASE_FONT, program.baseFont());
        int first = characters.keySet().stream().min(Integer::compare).orElse(0);
        int last = characters.keySet().stream().max(Integer::compare).orElse(0);
        font.setInt(COSName.FIRST_CHAR, first);
        font.setInt(COSName.LAST_CHAR, last);
        font.setItem(COSName.FONT_DESC, descriptor);
        font.setItem(COSName.ENCODING, encoding(characters));
        COSArray widths = new COSArray();
        for (int code = first; code <= last; code++) {
            Integer character = characters.get(code);
            widths.add(COSInteger.get(
                    character == null ? 0 : program.roundedWidth(character).orElse(0)));
        }
        font.setItem(COSName.WIDTHS, widths);
    }

    private static COSDictionary encoding(Map<Integer, Integer> characters) {
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.BASE_ENCODING, COSName.WIN_ANSI_ENCODING);
        COSArray differences = new COSArray();
        int expected = -1;
        for (int code = 0; code < CODES; code++) {
            Integer character = characters.get(code);
            // Most characters are ASCII, which WinAnsi has at its own codes.
            if (character == null || character == code && code >= ' ' && code < ASCII_END) {
                continue;
            }
            String name = GlyphList.getAdobeGlyphList().codePointToName(character);
            if (!Objects.equals(name, WinAnsiEncoding.INSTANCE.getName(code))) {
                if (code != expected) {
                    differences.add(COSInteger.get(code));
                }
                differences.add(COSName.getPDFName(name));
                expected = code + 1;
            }
        }
        if (differences.size() > 0) {
            encoding.setItem(COSName.DIFFERENCES, differences);
        }
        return encoding;
    }
}
