package com.smartap.archive.internal.assemble;

import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.font.FontProgram;
import com.smartap.archive.internal.font.Liberation;
import com.smartap.archive.internal.font.SimpleFont;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/** A font of one stamp: measures text and writes it in codes of its own. */
final class StampFont {
    private static final String ELLIPSIS = "…";
    private static final int FIRST_FREE = 128;

    private final FontProgram program;
    private final Map<Integer, Integer> codes = new HashMap<>();
    private final Map<Integer, Integer> characters = new HashMap<>();

    StampFont(Liberation face, String text) {
        program = FontProgram.smallest(face, text.codePoints().boxed().toList());
        for (int code = ' '; code < 127; code++) {
            assign(code, code);
        }
        assign(FIRST_FREE, ELLIPSIS.codePointAt(0));
        text.codePoints()
                .filter(program::has)
                .filter(c -> !codes.containsKey(c))
                .forEach(this::assign);
    }

    private void assign(int character) {
        String name = GlyphList.getAdobeGlyphList().codePointToName(character);
        Integer usual = WinAnsiEncoding.INSTANCE.getNameToCodeMap().get(name);
        if (usual != null && !characters.containsKey(usual)) {
            assign(usual, character);
            return;
        }
        for (int code = FIRST_FREE + 1; code < 256; code++) {
            if (!characters.containsKey(code)) {
                assign(code, character);
                return;
            }
        }
    }

    private void assign(int code, int character) {
        codes.put(character, code);
        characters.put(code, character);
    }

    float width(String text, float size) {
        return (float) text.codePoints()
                        .mapToDouble(c -> program.width(codes.containsKey(c) ? c : '?'))
                        .sum()
                * size
                / 1000;
    }

    /** The text, cut with an ellipsis if it is wider than {@code width}. */
    String fitted(String text, float size, float width) {
        if (width(text, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end).stripTrailing() + ELLIPSIS, size) > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The text as a hexadecimal string of a content stream. */
    String encoded(String text) {
        StringBuilder hex = new StringBuilder("<");
        text.codePoints()
                .forEach(c -> HexFormat.of()
                        .withUpperCase()
                        .toHexDigits(hex, codes.getOrDefault(c, (int) '?').byteValue()));
        return hex.append('>').toString();
    }

    COSDictionary dictionary(EmbeddedPrograms programs) throws IOException {
        COSDictionary font = new COSDictionary();
        SimpleFont.fill(font, program, programs.descriptor(program), characters);
        return font;
    }
}
