package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.WordPage;
import java.util.List;
import java.util.stream.Collectors;

/** The words of a page as plain text, line by line; wide gaps become wide. */
public final class PageText {
    private static final double WIDE = 2;

    private PageText() {}

    /** The text of a page. */
    public static String of(WordPage page) {
        return WordLines.of(page.words()).stream().map(PageText::line).collect(Collectors.joining("\n"));
    }

    private static String line(List<WordBox> line) {
        StringBuilder text = new StringBuilder();
        WordBox last = null;
        for (WordBox box : line) {
            if (last != null) {
                double gap = box.word().x() - last.right();
                text.append(gap > WIDE * Math.max(1, last.capital()) ? "   " : " ");
            }
            text.append(box.word().text());
            last = box;
        }
        return text.toString();
    }
}
