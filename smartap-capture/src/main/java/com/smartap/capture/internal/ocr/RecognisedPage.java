package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.layout.Glyph;
import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.capture.WordPage;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Turns recognised words into glyphs, so that they are read as any other text is. */
public final class RecognisedPage {
    private static final double CAPITAL_OF_SIZE = 0.72;
    private static final double USUAL_SIZE = 10;
    private static final int POINTS_PER_INCH = 72;

    private RecognisedPage() {}

    /**
     * The page in points.
     *
     * @param dpi units of the words per inch; 0 if nobody knows, then the usual word is taken to be of the usual size
     */
    public static GlyphPage of(WordPage page, int dpi) {
        List<List<WordBox>> lines = WordLines.of(Lean.levelled(page.words(), Lean.of(page.words())));
        double usual = median(
                lines.stream().flatMap(List::stream).filter(WordBox::isTall).toList(), 1);
        double scale = dpi > 0 ? (double) POINTS_PER_INCH / dpi : USUAL_SIZE * CAPITAL_OF_SIZE / usual;
        List<Glyph> glyphs = new ArrayList<>();
        for (List<WordBox> line : lines) {
            draw(line, scale, glyphs);
        }
        return new GlyphPage(page.number(), page.width() * scale, page.height() * scale, glyphs, 0, false);
    }

    private static void draw(List<WordBox> line, double scale, List<Glyph> glyphs) {
        List<WordBox> tall = line.stream().filter(WordBox::isTall).toList();
        double capital = median(tall.isEmpty() ? line : tall, 1);
        double baseline = line.stream()
                .mapToDouble(WordBox::baseline)
                .sorted()
                .skip(line.size() / 2)
                .findFirst()
                .orElse(0);
        for (WordBox box : line) {
            // Words of one line have one size, unless one of them is plainly larger.
            boolean larger = box.isTall() && box.capital() > 1.5 * capital;
            double size = (larger ? box.capital() : capital) / CAPITAL_OF_SIZE * scale;
            String text = plain(box.word().text());
            int letters = text.codePointCount(0, text.length());
            double advance = box.word().width() / Math.max(1, letters) * scale;
            double x = box.word().x() * scale;
            int run = glyphs.size();
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                String letter = Character.toString(text.codePointAt(at));
                glyphs.add(new Glyph(letter, x, advance, baseline * scale, size, false, run));
                x += advance;
            }
            glyphs.add(new Glyph(" ", x, 0, baseline * scale, size, false, run));
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\p{Cc}\\p{Co}\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\s]", "")
                .replaceAll("[\\u2010\\u2011\\u2212\\u2013\\u2014]", "-")
                .replaceAll("[\\u2018\\u2019\\u0060]", "'");
    }

    private static double median(List<WordBox> boxes, double none) {
        return boxes.stream()
                .mapToDouble(WordBox::capital)
                .sorted()
                .skip(boxes.size() / 2)
                .findFirst()
                .orElse(none);
    }
}
