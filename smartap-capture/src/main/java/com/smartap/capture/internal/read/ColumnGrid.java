package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Glyph;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Assigns words to columns: the borders run where the fewest words are cut and the gap is widest. */
final class ColumnGrid {
    private static final Pattern NUMBER = Pattern.compile("\\p{Sc}?\\d[\\d.,]*");
    private static final double SAME_EDGE = 1.5;

    private final TableHeader header;
    private final double[] borders;

    private ColumnGrid(TableHeader header, double[] borders) {
        this.header = header;
        this.borders = borders;
    }

    static ColumnGrid of(TableHeader header, List<Line> body) {
        List<Word> words = new ArrayList<>();
        for (Line line : body) {
            words.addAll(unglued(header, line.words()));
        }
        List<Column> columns = header.columns();
        double[] borders = new double[Math.max(0, columns.size() - 1)];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = border(columns.get(i), columns.get(i + 1), words);
        }
        return new ColumnGrid(header, borders);
    }

    private static double border(Column left, Column right, List<Word> words) {
        List<Word> near = words.stream()
                .filter(word -> word.right() > left.left() && word.left() < right.right())
                .toList();
        List<Double> positions = new ArrayList<>();
        positions.add((left.right() + right.left()) / 2);
        positions.add(right.left() - 0.5);
        for (Word word : near) {
            if (word.left() > left.left() && word.left() < right.right()) {
                positions.add(word.left() - 0.5);
            }
        }
        double best = positions.get(0);
        double bestCost = Double.MAX_VALUE;
        for (double at : positions) {
            double cost = cuts(at, left.left(), left.right(), 3) + cuts(at, right.left(), right.right(), 3);
            cost += at < left.left() + 1 || at > right.right() ? 5 : 0;
            double before = left.left();
            double after = right.right();
            for (Word word : near) {
                cost += cuts(at, word.left(), word.right(), 1);
                before = word.right() <= at + 0.6 ? Math.max(before, word.right()) : before;
                after = word.left() >= at ? Math.min(after, word.left()) : after;
            }
            cost -= Math.min(20, after - before) / 50;
            cost += Math.abs(at - right.left()) / 2000;
            if (cost < bestCost) {
                bestCost = cost;
                best = at;
            }
        }
        return best;
    }

    private static double cuts(double at, double left, double right, double cost) {
        return at > left + 0.6 && at < right - 0.6 ? cost : 0;
    }

    /** The words of each column. */
    List<List<Word>> cells(Line line) {
        List<List<Word>> cells = new ArrayList<>();
        header.columns().forEach(column -> cells.add(new ArrayList<>()));
        for (Word word : unglued(header, line.words())) {
            for (Word part : cut(word, line)) {
                cells.get(columnOf(part)).add(part);
            }
        }
        return cells;
    }

    private int columnOf(Word word) {
        double centre = (word.left() + word.right()) / 2;
        int column = 0;
        while (column < borders.length && centre > borders[column]) {
            column++;
        }
        return column;
    }

    /** Cuts a word that reaches over a border into a column in which nothing else stands on this line. */
    private List<Word> cut(Word word, Line line) {
        for (int i = 0; i < borders.length; i++) {
            double border = borders[i];
            if (!(word.left() < border - 2 && word.right() > border + 2)) {
                continue;
            }
            double end = i + 1 < borders.length ? borders[i + 1] : Double.MAX_VALUE;
            boolean empty = line.words().stream()
                    .noneMatch(other -> other != word && other.left() > border - 2 && other.right() < end + 2);
            for (int g = 1; g < word.glyphs().size() && empty; g++) {
                Glyph glyph = word.glyphs().get(g);
                if (Math.abs(glyph.x() - border) < 2.5
                        && isNumber(
                                word.text().substring(Math.min(g, word.text().length())))) {
                    return word.splitAt(g);
                }
            }
        }
        return List.of(word);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** Parts words that were drawn as two texts, the second of which begins a column. */
    private static List<Word> unglued(TableHeader header, List<Word> words) {
        List<Word> parts = new ArrayList<>();
        for (Word word : words) {
            parts.addAll(unglued(header, word));
        }
        return parts;
    }

    private static List<Word> unglued(TableHeader header, Word word) {
        for (int g = 1; g < word.glyphs().size(); g++) {
            Glyph glyph = word.glyphs().get(g);
            Glyph last = word.glyphs().get(g - 1);
            if (glyph.run() == last.run()) {
                continue;
            }
            boolean begins =
                    header.columns().stream().anyMatch(column -> Math.abs(column.left() - glyph.x()) < SAME_EDGE);
            boolean ends = header.columns().stream()
                    .anyMatch(column ->
                            Math.abs(column.right() - last.right()) < SAME_EDGE && column.left() > word.left());
            boolean overlaps = glyph.x() < last.right() - 0.5;
            if (begins || ends || overlaps) {
                List<Word> split = word.splitAt(g);
                List<Word> parts = new ArrayList<>();
                parts.add(split.get(0));
                parts.addAll(unglued(header, split.get(1)));
                return parts;
            }
        }
        return List.of(word);
    }
}
