package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The heading of a table of lines, on one to three lines of text.
 *
 * @param columns the columns from left to right
 * @param first index of its first line of text
 * @param last index of its last line of text
 */
record TableHeader(List<Column> columns, int first, int last) {
    private static final int MOST_LINES = 3;
    private static final QuickPattern NUMBERS = QuickPattern.compile("\\d{2}");

    private record Cell(double left, double right, String text) {}

    boolean has(LabelKind kind) {
        return columns.stream().anyMatch(column -> column.kind() == kind);
    }

    /** The heading that begins at a line, if one does. */
    static Optional<TableHeader> at(List<Line> lines, int first) {
        if (NUMBERS.isIn(lines.get(first).text())) {
            return Optional.empty();
        }
        if (!mayBegin(lines, first)) {
            return Optional.empty();
        }
        TableHeader best = null;
        for (int count = 1; count <= MOST_LINES && first + count <= lines.size(); count++) {
            List<Line> part = lines.subList(first, first + count);
            if (!together(part)) {
                break;
            }
            TableHeader header = of(part, first, first + count - 1);
            if (header != null
                    && (best == null || header.columns().size() > best.columns().size())) {
                best = header;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Whether enough words of some lines may begin a heading. */
    private static boolean mayBegin(List<Line> lines, int first) {
        int found = 0;
        for (int i = first; i < Math.min(lines.size(), first + MOST_LINES); i++) {
            for (Word word : lines.get(i).words()) {
                found += Labels.builtIn().mayBeginColumn(word.text()) ? 1 : 0;
            }
        }
        return found > 1;
    }

    private static boolean together(List<Line> lines) {
        for (int i = 1; i < lines.size(); i++) {
            double gap = lines.get(i).baseline() - lines.get(i - 1).baseline();
            if (lines.get(i).page() != lines.get(0).page()
                    || gap > 1.7 * lines.get(0).size()
                    || Signs.hasDigit(lines.get(i).text())) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable TableHeader of(List<Line> lines, int first, int last) {
        List<Column> columns = new ArrayList<>();
        for (Cell cell : cells(lines)) {
            Labels.builtIn()
                    .column(cell.text())
                    .ifPresent(kind -> columns.add(new Column(kind, cell.left(), cell.right())));
        }
        columns.sort(Comparator.comparingDouble(Column::left));
        long kinds = columns.stream().map(Column::kind).distinct().count();
        boolean amount =
                columns.stream().anyMatch(c -> c.kind() == LabelKind.COL_AMOUNT || c.kind() == LabelKind.COL_PRICE);
        boolean what = columns.stream()
                .anyMatch(c -> c.kind() == LabelKind.COL_DESCRIPTION || c.kind() == LabelKind.COL_QUANTITY);
        boolean both = columns.stream().anyMatch(c -> c.kind() == LabelKind.COL_DESCRIPTION)
                && columns.stream().anyMatch(c -> c.kind() == LabelKind.COL_AMOUNT);
        boolean enough = amount && what && (kinds >= 3 || both && kinds == 2);
        return enough ? new TableHeader(List.copyOf(columns), first, last) : null;
    }

    private static List<Cell> cells(List<Line> lines) {
        List<Cell> cells = new ArrayList<>();
        if (lines.size() == 1) {
            lines.get(0).segments().forEach(segment -> cells.addAll(split(segment)));
            return cells;
        }
        for (Line line : lines) {
            for (Segment segment : line.segments()) {
                int at = -1;
                for (int i = 0; i < cells.size(); i++) {
                    Cell cell = cells.get(i);
                    if (Math.min(cell.right(), segment.right()) - Math.max(cell.left(), segment.left()) > 1) {
                        at = i;
                    }
                }
                if (at < 0) {
                    cells.add(new Cell(segment.left(), segment.right(), segment.text()));
                } else {
                    Cell cell = cells.get(at);
                    String text = cell.text().endsWith("-")
                            ? cell.text().substring(0, cell.text().length() - 1) + segment.text()
                            : cell.text() + " " + segment.text();
                    cells.set(
                            at,
                            new Cell(
                                    Math.min(cell.left(), segment.left()),
                                    Math.max(cell.right(), segment.right()),
                                    text));
                }
            }
        }
        return cells;
    }

    /** Headings without a wide gap between them are told apart by the dictionary. */
    private static List<Cell> split(Segment segment) {
        if (Labels.builtIn().column(segment.text()).isPresent()) {
            return List.of(new Cell(segment.left(), segment.right(), segment.text()));
        }
        List<Cell> cells = new ArrayList<>();
        List<Word> words = segment.words();
        int i = 0;
        while (i < words.size()) {
            int end = i + 1;
            for (int to = Math.min(words.size(), i + 4); to > i; to--) {
                if (Labels.builtIn().column(Segment.text(words.subList(i, to))).isPresent()) {
                    end = to;
                    break;
                }
            }
            cells.add(new Cell(words.get(i).left(), words.get(end - 1).right(), Segment.text(words.subList(i, end))));
            i = end;
        }
        return cells;
    }
}
