package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Folding;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the printed lines on which the lines of an invoice stand, as a person said they are. */
final class RowFinder {
    private static final int FARTHEST = 80;
    private static final double ENOUGH = 0.5;
    private static final double LEAST = 2;
    private static final double MOST_FOUND = 0.6;

    private RowFinder() {}

    /**
     * A line of an invoice where it is printed.
     *
     * @param at which line of the document it is, counted from 0
     * @param line the printed line
     * @param item what it says
     * @param numbers the numbers on it
     */
    record Row(int at, Line line, InvoiceLine item, List<Found> numbers) {
        /** Whether a word is part of the description. */
        boolean describes(Word word) {
            return tokens(LineRole.DESCRIPTION.text(item)).containsAll(Folding.tokens(word.text()))
                    && !Folding.tokens(word.text()).isEmpty();
        }
    }

    /** The printed lines, in order; empty if too few of an example's lines can be found. */
    static Optional<List<Row>> of(Lesson lesson, Options options) {
        List<Line> lines = lesson.paper().lines();
        List<InvoiceLine> items = lesson.right().lines();
        List<Row> rows = new ArrayList<>();
        int next = 0;
        for (InvoiceLine item : items) {
            Optional<Row> row = best(item, lines, next, options);
            if (row.isPresent()) {
                rows.add(row.get());
                next = row.get().at() + 1;
            }
        }
        return rows.isEmpty() || rows.size() < MOST_FOUND * items.size() ? Optional.empty() : Optional.of(rows);
    }

    private static Optional<Row> best(InvoiceLine item, List<Line> lines, int from, Options options) {
        Row best = null;
        double most = 0;
        int end = Math.min(lines.size(), from == 0 ? lines.size() : from + FARTHEST);
        for (int at = from; at < end; at++) {
            List<Found> numbers = options.numbers(lines.get(at).words());
            double score = numbers.isEmpty() ? 0 : score(item, lines.get(at), numbers);
            if (score > most) {
                most = score;
                best = new Row(at, lines.get(at), item, numbers);
            }
        }
        return Optional.ofNullable(most >= Math.max(LEAST, ENOUGH * highest(item)) ? best : null);
    }

    private static double highest(InvoiceLine item) {
        return (item.amount() == null ? 0 : 2)
                + (item.unitPrice() == null ? 0 : 1)
                + (item.quantity() == null ? 0 : 1)
                + (item.description() == null ? 0 : 2);
    }

    private static double score(InvoiceLine item, Line line, List<Found> numbers) {
        boolean amount = shows(LineRole.AMOUNT, item, numbers);
        boolean price = shows(LineRole.UNIT_PRICE, item, numbers);
        if (!amount && !price) {
            return 0;
        }
        double score = (amount ? 2 : 0) + (price ? 1 : 0) + (shows(LineRole.QUANTITY, item, numbers) ? 1 : 0);
        Set<String> wanted = tokens(LineRole.DESCRIPTION.text(item));
        Set<String> there = tokens(line.text());
        long both = wanted.stream().filter(there::contains).count();
        return score + (wanted.isEmpty() ? 0 : 2.0 * both / wanted.size());
    }

    private static boolean shows(LineRole role, InvoiceLine item, List<Found> numbers) {
        return role.number(item).filter(value -> is(value, numbers)).isPresent();
    }

    private static boolean is(BigDecimal value, List<Found> numbers) {
        return numbers.stream().anyMatch(found -> ((BigDecimal) found.value()).compareTo(value) == 0);
    }

    static Set<String> tokens(String text) {
        return new HashSet<>(Folding.tokens(text));
    }
}
