package com.smartap.archive.internal.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/** Writes lines of text onto sheets of A4, one below the other. */
public final class TextSheet implements AutoCloseable {
    private static final float MARGIN = 50;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float LEADING = 1.35f;
    private static final float GAP = 6;

    private final PDDocument document;
    private final PDFont plain;
    private final PDFont bold;
    private @Nullable PDPageContentStream content;
    private float y;
    private int lost;

    /** Writes onto pages that are added to {@code document}. */
    public TextSheet(PDDocument document, PDFont plain, PDFont bold) {
        this.document = document;
        this.plain = plain;
        this.bold = bold;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    /** Characters that the font lacks. */
    public int lost() {
        return lost;
    }

    /** A line in bold, wrapped where it is too long. */
    public void heading(String text, float size) throws IOException {
        write(bold, size, 0, text, WIDTH);
    }

    /** A line, wrapped where it is too long. */
    public void line(float size, String text) throws IOException {
        write(plain, size, 0, text, WIDTH);
    }

    void indented(float size, float indent, String text) throws IOException {
        write(plain, size, indent, text, WIDTH - indent);
    }

    /** Leaves room. */
    public void space(float points) {
        y -= points;
    }

    /** Cells side by side, each wrapped in its own column. */
    public void row(float size, float[] columns, boolean firstBold, String... cells) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < cells.length; i++) {
            float right = i + 1 < columns.length ? columns[i + 1] - GAP : WIDTH;
            List<String> lines = wrap(firstBold && i == 0 ? bold : plain, size, cells[i], right - columns[i]);
            wrapped.add(lines);
            height = Math.max(height, lines.size());
        }
        for (int row = 0; row < height; row++) {
            advance(size);
            for (int i = 0; i < cells.length; i++) {
                if (row < wrapped.get(i).size()) {
                    show(
                            firstBold && i == 0 ? bold : plain,
                            size,
                            columns[i],
                            wrapped.get(i).get(row));
                }
            }
        }
    }

    private void write(PDFont font, float size, float indent, String text, float width) throws IOException {
        for (String line : wrap(font, size, text, width)) {
            advance(size);
            show(font, size, indent, line);
        }
    }

    private void advance(float size) throws IOException {
        y -= size * LEADING;
        if (content == null || y < MARGIN) {
            close();
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            content = new PDPageContentStream(document, page);
            y = PDRectangle.A4.getHeight() - MARGIN - size;
        }
    }

    private void show(PDFont font, float size, float indent, String text) throws IOException {
        if (content != null && !text.isEmpty()) {
            content.beginText();
            content.setFont(font, size);
            content.newLineAtOffset(MARGIN + indent, y);
            content.showText(text);
            content.endText();
        }
    }

    private List<String> wrap(PDFont font, float size, String text, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        int lastSpace = -1;
        for (int c : shown(font, text).codePoints().toArray()) {
            String character = Character.toString(c);
            float advance = font.getStringWidth(character) * size / 1000;
            if (used + advance > width && !line.isEmpty()) {
                int cut = lastSpace > 0 ? lastSpace : line.length();
                lines.add(line.substring(0, cut).strip());
                line.delete(0, lastSpace > 0 ? cut + 1 : cut);
                used = font.getStringWidth(line.toString()) * size / 1000;
                lastSpace = -1;
            }
            if (c == ' ') {
                lastSpace = line.length();
            }
            line.appendCodePoint(c);
            used += advance;
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** One line without control characters, and with what the font has. */
    private String shown(PDFont font, String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                out.append(out.length() > 0 && out.charAt(out.length() - 1) == ' ' ? "" : " ");
            } else if (Character.getType(c) != Character.FORMAT) {
                try {
                    font.encode(Character.toString(c));
                    out.appendCodePoint(c);
                } catch (IOException | IllegalArgumentException missing) {
                    lost++;
                    out.append('?');
                }
            }
        });
        return out.toString();
    }

    @Override
    public void close() throws IOException {
        if (content != null) {
            content.close();
            content = null;
        }
    }
}
