package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Folding;
import com.smartap.model.invoice.InvoiceLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Learns from some examples of one layout how the vendor prints the lines of an invoice. */
final class TableSearch {
    /** A heading stands so near above the first line, or above the text that belongs to it. */
    private static final double HIGHEST = 7 * Paper.UNIT;

    private static final int MOST_AFTER = 3;
    private static final double MOSTLY = 0.6;
    private static final double NEARLY_ALL = 0.8;

    private final List<Lesson> lessons;
    private final List<Options> options;

    private TableSearch(List<Lesson> lessons, List<Options> options) {
        this.lessons = lessons;
        this.options = options;
    }

    /** An example whose lines were found. */
    private record Seen(Lesson lesson, Options options, List<RowFinder.Row> rows) {
        List<Line> lines() {
            return lesson.paper().lines();
        }
    }

    /** The table; empty if lines and heading are found on no example. */
    static Optional<TableRule> of(List<Lesson> lessons, List<Options> options) {
        return new TableSearch(lessons, options).learn();
    }

    private Optional<TableRule> learn() {
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            Lesson lesson = lessons.get(i);
            Options own = options.get(i);
            RowFinder.of(lesson, own).ifPresent(rows -> seen.add(new Seen(lesson, own, rows)));
        }
        // The latest example comes first: what changed since is not learned.
        for (int i = seen.size() - 1; i >= 0; i--) {
            Optional<List<TableRule.Title>> titles = titles(seen.get(i));
            if (titles.isPresent()) {
                return rule(titles.get(), seen);
            }
        }
        return Optional.empty();
    }

    /** The words of the line above the first one that has the most of them. */
    private static Optional<List<TableRule.Title>> titles(Seen seen) {
        RowFinder.Row first = seen.rows().get(0);
        return seen.lines().subList(0, first.at()).stream()
                .filter(line ->
                        line.page() == first.line().page() && first.line().baseline() - line.baseline() < HIGHEST)
                .filter(line -> line.segments().size() > 1)
                .max(Comparator.comparingInt((Line line) -> words(line).size()).thenComparing(Line::baseline))
                .map(TableSearch::words)
                .filter(words -> words.size() > 1)
                .map(words -> words.stream()
                        .limit(TableRule.MOST_TITLES)
                        .map(word -> new TableRule.Title(
                                Folding.fold(word.text()),
                                (word.left() - words.get(0).left()) / Paper.UNIT))
                        .toList());
    }

    private static List<Word> words(Line line) {
        return line.words().stream()
                .filter(word -> word.text().chars().noneMatch(Character::isDigit))
                .filter(word -> !Folding.fold(word.text()).isEmpty()
                        && Folding.fold(word.text()).length() <= TableRule.LONGEST)
                .toList();
    }

    private static Optional<TableRule> rule(List<TableRule.Title> titles, List<Seen> seen) {
        TableRule bare = new TableRule(
                titles,
                List.of(new TableRule.Span(null, 0, 0)),
                TableRule.Wrap.NONE,
                List.of(),
                Set.of(LineRole.AMOUNT),
                0,
                0,
                0);
        List<TableRule.Span> spans = new ArrayList<>();
        List<Seen> known = new ArrayList<>();
        for (Seen one : seen) {
            origin(bare, one).ifPresent(origin -> {
                merge(spans, new ColumnSearch(one.rows()).spans(origin));
                known.add(one);
            });
        }
        Set<LineRole> required = required(spans, known);
        if (required.stream().noneMatch(LineRole.NUMBERS::contains) || spans.size() > TableRule.MOST_TITLES) {
            return Optional.empty();
        }
        spans.sort(Comparator.comparingDouble(TableRule.Span::left));
        TableRule columns = new TableRule(titles, spans, TableRule.Wrap.NONE, ends(known), required, 0, 0, 0);
        return Optional.of(counted(wrapped(columns, known), seen));
    }

    private static Optional<Double> origin(TableRule rule, Seen seen) {
        int first = seen.rows().get(0).at();
        for (int at = first - 1; at >= 0; at--) {
            Optional<Double> origin = rule.origin(seen.lines().get(at));
            if (origin.isPresent()) {
                return origin;
            }
        }
        return Optional.empty();
    }

    /** Columns that say the same are one; of the latest example count those that the earlier ones leave free. */
    private static void merge(List<TableRule.Span> spans, List<TableRule.Span> more) {
        for (TableRule.Span span : more) {
            Optional<TableRule.Span> same = spans.stream()
                    .filter(one -> one.role() == span.role() && one.distance(span.left(), span.right()) < 1)
                    .findFirst();
            boolean free = spans.stream()
                    .allMatch(one -> one.distance(span.left(), span.right()) >= 0
                            && (span.role() == null || one.role() != span.role()));
            if (same.isPresent()) {
                spans.remove(same.get());
                spans.add(new TableRule.Span(
                        span.role(),
                        Math.min(span.left(), same.get().left()),
                        Math.max(span.right(), same.get().right())));
            } else if (free) {
                spans.add(span);
            }
        }
    }

    /** What stands in a column of its own and is said of every line. */
    private static Set<LineRole> required(List<TableRule.Span> spans, List<Seen> seen) {
        Set<LineRole> required = EnumSet.noneOf(LineRole.class);
        for (LineRole role : LineRole.NUMBERS) {
            boolean column = spans.stream().anyMatch(span -> span.role() == role);
            boolean always = seen.stream()
                    .flatMap(one -> one.lesson().right().lines().stream())
                    .allMatch(line -> role.number(line).isPresent());
            if (column && always) {
                required.add(role);
            }
        }
        return required;
    }

    /** What the next lines with numbers begin with. */
    private static List<String> ends(List<Seen> seen) {
        Set<String> ends = new LinkedHashSet<>();
        for (Seen one : seen) {
            int last = one.rows().get(one.rows().size() - 1).at();
            one.lines().stream()
                    .skip(last + 1L)
                    .filter(line -> !one.options().numbers(line.words()).isEmpty())
                    .limit(MOST_AFTER)
                    .map(TableRule::lead)
                    .filter(lead -> !lead.isEmpty())
                    .filter(lead -> one.rows().stream()
                            .noneMatch(row -> TableRule.lead(row.line()).equals(lead)))
                    .forEach(ends::add);
        }
        return ends.stream().limit(TableRule.MOST_ENDS).toList();
    }

    /** Where descriptions go on, by what people said that belongs to them. */
    private static TableRule wrapped(TableRule rule, List<Seen> seen) {
        int below = 0;
        int above = 0;
        int none = 0;
        for (Seen one : seen) {
            double origin = origin(rule, one).orElse(0.0);
            List<RowFinder.Row> rows = one.rows();
            for (int i = -1; i < rows.size(); i++) {
                InvoiceLine upper = i < 0 ? null : open(rule, one, rows.get(i), origin);
                InvoiceLine lower = i + 1 < rows.size() ? open(rule, one, rows.get(i + 1), origin) : null;
                for (Line line : between(rule, one, i)) {
                    TableReader.Cells cells = TableReader.cells(rule, one.options(), line, origin);
                    if (cells.isText() && rule.origin(line).isEmpty()) {
                        String text = cells.text(LineRole.DESCRIPTION);
                        boolean up = upper != null && says(upper, text);
                        boolean down = lower != null && says(lower, text);
                        below += up && !down ? 1 : 0;
                        above += down && !up ? 1 : 0;
                        none += up || down ? 0 : 1;
                    }
                }
            }
        }
        TableRule.Wrap wrap = above > below && above > none
                ? TableRule.Wrap.ABOVE
                : below >= none ? TableRule.Wrap.BELOW : TableRule.Wrap.NONE;
        return new TableRule(rule.titles(), rule.columns(), wrap, rule.ends(), rule.required(), 0, 0, 0);
    }

    /** A line whose own words do not say all of its description; null if they do. */
    private static @Nullable InvoiceLine open(TableRule rule, Seen seen, RowFinder.Row row, double origin) {
        String own = TableReader.cells(rule, seen.options(), row.line(), origin).text(LineRole.DESCRIPTION);
        String all = LineRole.DESCRIPTION.text(row.item());
        return Paper.plain(own).length() < Paper.plain(all).length() ? row.item() : null;
    }

    /** The lines between two rows; before the first one those below the heading, behind the last one those before the end. */
    private static List<Line> between(TableRule rule, Seen seen, int row) {
        List<RowFinder.Row> rows = seen.rows();
        int from = row < 0
                ? Math.max(0, rows.get(0).at() - MOST_AFTER)
                : rows.get(row).at() + 1;
        int to = row + 1 < rows.size()
                ? rows.get(row + 1).at()
                : Math.min(seen.lines().size(), from + MOST_AFTER);
        List<Line> lines = new ArrayList<>();
        for (Line line : seen.lines().subList(from, Math.max(from, to))) {
            if (row == rows.size() - 1 && rule.isEnd(line)) {
                break;
            }
            if (rule.origin(line).isPresent()) {
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static boolean says(InvoiceLine item, String text) {
        Set<String> wanted = RowFinder.tokens(LineRole.DESCRIPTION.text(item));
        Set<String> there = RowFinder.tokens(text);
        long both = there.stream().filter(wanted::contains).count();
        return !there.isEmpty() && both >= MOSTLY * there.size();
    }

    private static TableRule counted(TableRule rule, List<Seen> seen) {
        int hits = 0;
        int misses = 0;
        int reader = 0;
        for (Seen one : seen) {
            List<InvoiceLine> right = one.lesson().right().lines();
            boolean hit = TableReader.read(rule, one.options())
                    .filter(table -> LineLists.score(table.lines(), right) >= NEARLY_ALL * right.size())
                    .isPresent();
            hits += hit ? 1 : 0;
            misses += hit ? 0 : 1;
            reader += LineLists.same(one.lesson().read().content().lines(), right) ? 0 : 1;
        }
        return rule.counted(hits, misses, reader);
    }
}
