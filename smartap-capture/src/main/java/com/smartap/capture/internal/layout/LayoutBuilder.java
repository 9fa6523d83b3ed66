package com.smartap.capture.internal.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds words, segments and lines from glyphs. Words are built in drawing order, so that two texts printed over
 * each other stay two words.
 */
public final class LayoutBuilder {
    private static final double BASELINE = 0.35;
    private static final double WORD_GAP = 0.22;
    private static final double SEGMENT_GAP = 1.0;
    /** A label glued to its value, such as {@code Date:2026-11-02}, {@code #4711} and {@code n°4711}. */
    private static final Pattern GLUED_LABEL =
            Pattern.compile("^(?:((?!https?|mailto|ftp)\\p{L}{2,}[:])(?=[^/\\s:])|#(?=[\\p{L}\\d]{3})"
                    + "|(?i)n[ro]?[°º](?=\\p{L}{0,4}-?\\d{3})|(?i)n[ro]\\.(?=\\d{4}))");
    /** Dots that lead the eye from a label to its value. */
    private static final Pattern LEADERS = Pattern.compile("[.\u2026_]{3,}");

    private LayoutBuilder() {}

    /** The text of some pages. */
    public static TextDocument build(List<GlyphPage> pages) {
        List<Line> lines = new ArrayList<>();
        for (GlyphPage page : pages) {
            List<List<Word>> rows = rows(words(page));
            List<List<Segment>> segments = new ArrayList<>();
            rows.forEach(row -> segments.add(segments(row)));
            Columns.part(segments);
            for (int i = 0; i < rows.size(); i++) {
                lines.add(
                        new Line(page.number(), lines.size(), rows.get(i).get(0).baseline(), segments.get(i)));
            }
        }
        return new TextDocument(pages, lines);
    }

    /** The words of a page in the order in which they were drawn. */
    public static List<Word> words(GlyphPage page) {
        return page.words();
    }

    static List<Word> find(GlyphPage page) {
        List<Word> words = new ArrayList<>();
        List<Glyph> open = new ArrayList<>();
        for (Glyph glyph : page.glyphs()) {
            if (!open.isEmpty() && (glyph.text().isBlank() || !joins(open.get(open.size() - 1), glyph))) {
                addWord(words, Word.of(page.number(), open));
                open.clear();
            }
            if (!glyph.text().isBlank()) {
                open.add(glyph);
            }
        }
        if (!open.isEmpty()) {
            addWord(words, Word.of(page.number(), open));
        }
        return words;
    }

    private static void addWord(List<Word> words, Word word) {
        boolean plain = word.glyphs().size() == word.text().length();
        int dots = plain ? word.text().indexOf("...") : -1;
        Matcher leaders = LEADERS.matcher(word.text());
        if (dots >= 0 && leaders.find(dots)) {
            if (leaders.start() > 0) {
                words.add(Word.of(word.page(), word.glyphs().subList(0, leaders.start())));
            }
            if (leaders.end() < word.glyphs().size()) {
                addWord(
                        words,
                        Word.of(
                                word.page(),
                                word.glyphs()
                                        .subList(leaders.end(), word.glyphs().size())));
            }
            return;
        }
        char first = word.text().charAt(0);
        boolean may = plain
                && (first == '#' || first == 'n' || first == 'N' || word.text().indexOf(':') > 0);
        Matcher glued = may ? GLUED_LABEL.matcher(word.text()) : null;
        if (glued != null && glued.find()) {
            words.addAll(word.splitAt(glued.end()));
        } else {
            words.add(word);
        }
    }

    private static boolean joins(Glyph last, Glyph next) {
        double size = Math.max(1, Math.min(last.size(), next.size()));
        double gap = next.x() - last.right();
        return Math.abs(next.baseline() - last.baseline()) < BASELINE * size
                && gap < WORD_GAP * size
                && gap > -0.3 * size;
    }

    private static List<List<Word>> rows(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(Word::baseline).thenComparingDouble(Word::left));
        List<List<Word>> rows = new ArrayList<>();
        double anchor = Double.NEGATIVE_INFINITY;
        double size = 1;
        for (Word word : sorted) {
            if (rows.isEmpty() || word.baseline() - anchor > BASELINE * Math.max(4, Math.min(size, word.size()))) {
                rows.add(new ArrayList<>());
                anchor = word.baseline();
                size = word.size();
            }
            rows.get(rows.size() - 1).add(word);
        }
        rows.forEach(LayoutBuilder::mergePieces);
        return rows;
    }

    /** Joins the pieces of words whose letters were drawn in another order than they are read. */
    private static void mergePieces(List<Word> row) {
        row.sort(Comparator.comparingDouble(Word::left));
        for (int i = row.size() - 2; i >= 0; i--) {
            Word left = row.get(i);
            Word right = row.get(i + 1);
            double gap = right.left() - left.right();
            boolean single = left.glyphs().size() == 1 || right.glyphs().size() == 1;
            if (single
                    && Math.abs(gap) < 0.08 * left.size()
                    && left.bold() == right.bold()
                    && !left.text().endsWith(":")
                    && !left.text().equals("#")) {
                List<Glyph> glyphs = new ArrayList<>(left.glyphs());
                glyphs.addAll(right.glyphs());
                row.set(i, Word.of(left.page(), glyphs));
                row.remove(i + 1);
            }
        }
    }

    private static List<Segment> segments(List<Word> row) {
        List<Segment> segments = new ArrayList<>();
        List<Word> open = new ArrayList<>();
        for (Word word : row) {
            if (!open.isEmpty()) {
                Word last = open.get(open.size() - 1);
                double gap = word.left() - last.right();
                double size = Math.min(last.size(), word.size());
                boolean otherSize = Math.max(last.size(), word.size()) > 1.25 * size && gap > 0.4 * size;
                if (gap > SEGMENT_GAP * size || otherSize) {
                    segments.add(new Segment(open));
                    open.clear();
                }
            }
            open.add(word);
        }
        segments.add(new Segment(open));
        return segments;
    }
}
