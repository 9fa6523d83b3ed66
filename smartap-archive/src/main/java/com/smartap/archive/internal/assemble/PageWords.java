package com.smartap.archive.internal.assemble;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a page with their places, as a reader sees the page. */
final class PageWords extends PDFTextStripper {
    private static final int MOST = 50_000;

    /**
     * A word.
     *
     * @param text its characters
     * @param x distance of its left end from the left edge in points
     * @param y distance of its base line from the upper edge in points
     * @param width its width in points
     * @param size the size of its font in points
     */
    record Word(String text, float x, float y, float width, float size) {}

    private final List<Word> words = new ArrayList<>();

    private PageWords(int page) {
        setStartPage(page + 1);
        setEndPage(page + 1);
    }

    /** The words of the page with an index. */
    static List<Word> of(PDDocument document, int page) throws IOException {
        PageWords stripper = new PageWords(page);
        stripper.getText(document);
        return stripper.words;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        String line = PlainText.oneLine(text);
        if (positions.isEmpty() || line.isEmpty() || words.size() >= MOST) {
            return;
        }
        TextPosition first = positions.get(0);
        TextPosition last = positions.get(positions.size() - 1);
        float width = last.getXDirAdj() + last.getWidthDirAdj() - first.getXDirAdj();
        float size = Math.max(1, Math.min(500, first.getFontSizeInPt()));
        words.add(new Word(line, first.getXDirAdj(), first.getYDirAdj(), Math.max(1, width), size));
    }
}
