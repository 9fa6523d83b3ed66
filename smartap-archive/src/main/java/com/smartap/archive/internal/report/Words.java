package com.smartap.archive.internal.report;

import com.smartap.archive.internal.font.Liberation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One font at one size, and text broken into lines that fit. */
final class Words {
    /** What stands for characters that the font has not. */
    private static final String UNKNOWN = "?";

    final PDFont font;
    final float size;

    Words(PDDocument document, Liberation face, float size) throws IOException {
        try (InputStream file = face.open()) {
            this.font = PDType0Font.load(document, file, true);
        }
        this.size = size;
    }

    private Words(PDFont font, float size) {
        this.font = font;
        this.size = size;
    }

    /** The same font at another size. */
    Words at(float other) {
        return new Words(font, other);
    }

    /** The height of a line. */
    float leading() {
        return size * 1.3f;
    }

    float width(String text) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /** Lines that are no wider than allowed; a word that is wider by itself is broken. */
    List<String> lines(String text, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String paragraph : printable(text).split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (width(longer) <= width) {
                    line.setLength(0);
                    line.append(longer);
                    continue;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(broken(word, width, lines));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Adds full lines of a long word, and returns what is left of it. */
    private String broken(String word, float width, List<String> lines) throws IOException {
        String rest = word;
        while (width(rest) > width && rest.length() > 1) {
            int fits = 1;
            while (fits < rest.length() && width(rest.substring(0, fits + 1)) <= width) {
                fits++;
            }
            lines.add(rest.substring(0, fits));
            rest = rest.substring(fits);
        }
        return rest;
    }

    /** Text that the font can show: no control characters, no marks that turn the direction of writing. */
    private String printable(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append('\n');
            } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                out.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                out.append(known(c) ? Character.toString(c) : UNKNOWN);
            }
        });
        return out.toString();
    }

    private boolean known(int c) {
        try {
            return font.encode(Character.toString(c)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
