package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out which columns of printed lines say what, from what a person said that the lines say. */
final class ColumnSearch {
    private static final double SAME_EDGE = Paper.UNIT;
    private static final double ENOUGH = 0.6;
    /** Columns mostly stand in the order of quantity, price and amount, which decides where all are alike. */
    private static final double ORDER = 0.1;

    private final List<RowFinder.Row> rows;

    ColumnSearch(List<RowFinder.Row> rows) {
        this.rows = rows;
    }

    /** Words that stand below each other. */
    private static final class Stack {
        private final List<Found> numbers = new ArrayList<>();
        private double left = Double.MAX_VALUE;
        private double right = -Double.MAX_VALUE;

        void add(double from, double to) {
            left = Math.min(left, from);
            right = Math.max(right, to);
        }

        boolean takes(double from, double to) {
            return Math.min(right, to) > Math.max(left, from) || Math.abs(right - to) < SAME_EDGE;
        }

        long shows(LineRole role, List<RowFinder.Row> rows) {
            return rows.stream()
                    .filter(row -> role.number(row.item())
                            .filter(value -> row.numbers().stream()
                                    .filter(numbers::contains)
                                    .anyMatch(found -> ((BigDecimal) found.value()).compareTo(value) == 0))
                            .isPresent())
                    .count();
        }

        TableRule.Span span(@Nullable LineRole role, double origin) {
            return new TableRule.Span(role, (left - origin) / Paper.UNIT, (right - origin) / Paper.UNIT);
        }
    }

    /** The columns from left to right, as seen from the first title; those that nobody wants have no role. */
    List<TableRule.Span> spans(double origin) {
        List<TableRule.Span> spans = new ArrayList<>();
        assigned().forEach((role, stack) -> spans.add(stack.span(role, origin)));
        texts(spans, origin);
        rest(spans, origin);
        spans.sort(Comparator.comparingDouble(TableRule.Span::left));
        return spans;
    }

    /** The stacks of numbers, each with the role that it fits best. */
    private Map<LineRole, Stack> assigned() {
        List<Stack> stacks = new ArrayList<>();
        rows.stream()
                .flatMap(row -> row.numbers().stream())
                .sorted(Comparator.comparingDouble(Found::right))
                .forEach(found -> add(stacks, found));
        Map<LineRole, Stack> best = new EnumMap<>(LineRole.class);
        choose(stacks, 0, new EnumMap<>(LineRole.class), new double[] {0}, best);
        return best;
    }

    private static void add(List<Stack> stacks, Found found) {
        own(stacks, found.left(), found.right()).numbers.add(found);
    }

    /** The stack in which something stands, which is made if need be. */
    private static Stack own(List<Stack> stacks, double left, double right) {
        Stack own = stacks.stream()
                .filter(stack -> stack.takes(left, right))
                .findFirst()
                .orElseGet(Stack::new);
        if (!stacks.contains(own)) {
            stacks.add(own);
        }
        own.add(left, right);
        return own;
    }

    /** Tries every way to give each role a stack of its own. */
    private void choose(
            List<Stack> stacks, int at, Map<LineRole, Stack> chosen, double[] most, Map<LineRole, Stack> best) {
        if (at == LineRole.NUMBERS.size()) {
            double worth = worth(chosen);
            if (worth > most[0]) {
                most[0] = worth;
                best.clear();
                best.putAll(chosen);
            }
            return;
        }
        LineRole role = LineRole.NUMBERS.get(at);
        choose(stacks, at + 1, chosen, most, best);
        long wanted =
                rows.stream().filter(row -> role.number(row.item()).isPresent()).count();
        for (Stack stack : stacks) {
            boolean fits = wanted > 0 && !chosen.containsValue(stack) && stack.shows(role, rows) >= ENOUGH * wanted;
            if (fits) {
                chosen.put(role, stack);
                choose(stacks, at + 1, chosen, most, best);
                chosen.remove(role);
            }
        }
    }

    private double worth(Map<LineRole, Stack> chosen) {
        double worth = 0;
        double before = -Double.MAX_VALUE;
        for (Map.Entry<LineRole, Stack> entry : chosen.entrySet()) {
            Stack stack = entry.getValue();
            worth += stack.shows(entry.getKey(), rows) + (stack.right > before ? ORDER : 0);
            before = stack.right;
        }
        return worth;
    }

    /** Item numbers and units stand by themselves; the description takes all of its words. */
    private void texts(List<TableRule.Span> spans, double origin) {
        for (LineRole role : List.of(LineRole.SKU, LineRole.UNIT, LineRole.DESCRIPTION)) {
            Stack stack = new Stack();
            boolean[] any = new boolean[1];
            for (RowFinder.Row row : rows) {
                words(role, row).stream()
                        .filter(word -> isFree(spans, word, origin))
                        .forEach(word -> {
                            stack.add(word.left(), word.right());
                            any[0] = true;
                        });
            }
            if (any[0]) {
                spans.add(stack.span(role, origin));
            }
        }
    }

    /** The words of a line that say its text: of the description those that stand together. */
    private static List<Word> words(LineRole role, RowFinder.Row row) {
        if (role == LineRole.DESCRIPTION) {
            return row.line().segments().stream()
                    .map(segment ->
                            segment.words().stream().filter(row::describes).toList())
                    .max(Comparator.comparingInt(List::size))
                    .orElse(List.of());
        }
        String text = Paper.plain(role.text(row.item()));
        return row.line().words().stream()
                .filter(word -> !text.isEmpty() && text.equals(Paper.plain(word.text())))
                .toList();
    }

    /** What else stands on the lines, so that it is taken for nothing else. */
    private void rest(List<TableRule.Span> spans, double origin) {
        List<Stack> stacks = new ArrayList<>();
        rows.stream()
                .flatMap(row -> row.line().words().stream())
                .filter(word -> isFree(spans, word, origin))
                .sorted(Comparator.comparingDouble(Word::right))
                .forEach(word -> own(stacks, word.left(), word.right()));
        stacks.forEach(stack -> spans.add(stack.span(null, origin)));
    }

    private static boolean isFree(List<TableRule.Span> spans, Word word, double origin) {
        double left = (word.left() - origin) / Paper.UNIT;
        double right = (word.right() - origin) / Paper.UNIT;
        return spans.stream().allMatch(span -> span.distance(left, right) >= 0);
    }
}
