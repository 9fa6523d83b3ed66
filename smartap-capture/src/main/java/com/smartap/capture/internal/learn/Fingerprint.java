package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Folding;
import com.smartap.capture.internal.read.Values;
import com.smartap.model.invoice.FieldReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a layout is known by: its most telling texts on the first page and where about they stand, in a grid of 20 by 28.
 *
 * @param marks twelve at the most
 */
record Fingerprint(List<Mark> marks) {
    private static final int MOST = 12;
    private static final int FEWEST = 3;
    private static final int COLUMNS = 20;
    private static final int ROWS = 28;
    private static final double ACROSS = 1;
    private static final double DOWN = 1.3;
    /** By how much a sheet may lie otherwise on the scanner. */
    private static final double SHIFT = 2;

    /** What stands further down moves with the number of lines. */
    private static final double HEAD = 11;

    private static final double SAME = 0.6;

    /**
     * A text and its place.
     *
     * @param text folded
     * @param column 0 to 20
     * @param row 0 to 28
     */
    record Mark(String text, double column, double row) {
        Mark {
            requireNonNull(text, "text");
            if (text.isEmpty()
                    || text.length() > 120
                    || !(column >= 0 && column <= COLUMNS && row >= 0 && row <= ROWS)) {
                throw new IllegalArgumentException("a mark at %s, %s".formatted(column, row));
            }
        }

        /** Whether something stands there, if the whole sheet is moved by so much. */
        private boolean isAt(double[] other, double[] shift) {
            boolean level = Math.abs(row + shift[1] - other[1]) <= DOWN || row > HEAD && other[1] > HEAD * 0.7;
            return Math.abs(column + shift[0] - other[0]) <= ACROSS && level;
        }

        private boolean isNear(double[] other) {
            return Math.abs(column - other[0]) <= SHIFT && Math.abs(row - other[1]) <= SHIFT;
        }
    }

    Fingerprint {
        marks = List.copyOf(marks);
        if (marks.size() > MOST) {
            throw new IllegalArgumentException("a fingerprint of %d marks".formatted(marks.size()));
        }
    }

    /** The texts that all of some documents of one layout share; they are at least one. */
    static Fingerprint of(List<Lesson> lessons) {
        List<Mark> candidates = candidates(lessons.get(0).paper());
        List<double[]> shifts = lessons.stream()
                .map(lesson -> shift(lesson.paper(), candidates))
                .toList();
        List<Mark> shared = new ArrayList<>();
        for (Mark mark : candidates) {
            long has = IntStream.range(0, lessons.size())
                    .filter(i -> has(lessons.get(i).paper(), mark, shifts.get(i)))
                    .count();
            if (2 * has > lessons.size()) {
                shared.add(mark);
            }
        }
        List<Mark> best = shared.size() < FEWEST ? candidates : shared;
        return new Fingerprint(best.subList(0, Math.min(MOST, best.size())));
    }

    /** Labels first, then large text, then what stands further up. */
    private static List<Mark> candidates(Paper paper) {
        Map<String, Mark> marks = new LinkedHashMap<>();
        Set<Word> taken = new HashSet<>();
        paper.labels().stream()
                .filter(label -> label.words().get(0).page() == paper.firstPage())
                .sorted(Comparator.comparingDouble(Fingerprint::size).reversed())
                .forEach(label -> add(marks, taken, paper, label.words()));
        if (marks.size() < MOST) {
            paper.spots().values().stream()
                    .flatMap(List::stream)
                    .filter(spot ->
                            spot.page() == paper.firstPage() && spot.text().length() > 3)
                    .sorted(Comparator.comparingDouble(
                                    (Paper.Spot spot) -> spot.words().get(0).size())
                            .reversed()
                            .thenComparing(Paper.Spot::baseline)
                            .thenComparing(Paper.Spot::left)
                            .thenComparing(Paper.Spot::text))
                    .forEach(spot -> add(marks, taken, paper, spot.words()));
        }
        return List.copyOf(marks.values());
    }

    private static double size(Values.Label label) {
        return label.words().get(0).size();
    }

    private static void add(Map<String, Mark> marks, Set<Word> taken, Paper paper, List<Word> words) {
        String text = Folding.fold(Segment.text(words));
        boolean letters = text.chars().filter(Character::isLetter).count() >= 2;
        boolean free = words.stream().noneMatch(taken::contains);
        if (letters && free && text.length() <= 60 && marks.size() < 2 * MOST) {
            taken.addAll(words);
            double[] at = at(paper, words);
            marks.putIfAbsent(text, new Mark(text, at[0], at[1]));
        }
    }

    private static double[] at(Paper paper, List<Word> words) {
        FieldReading.Place place = paper.place(words);
        return new double[] {
            Math.round(10 * COLUMNS * place.x()) / 10.0, Math.round(10 * ROWS * (place.y() + place.height())) / 10.0
        };
    }

    private static boolean has(Paper paper, Mark mark, double[] shift) {
        return places(paper, mark).anyMatch(at -> mark.isAt(at, shift));
    }

    private static Stream<double[]> places(Paper paper, Mark mark) {
        return paper.spots(mark.text()).stream()
                .filter(spot -> spot.page() == paper.firstPage())
                .map(spot -> at(paper, spot.words()));
    }

    /** By how much the texts stand otherwise than they should, most of them alike. */
    private static double[] shift(Paper paper, List<Mark> marks) {
        List<double[]> moves = new ArrayList<>();
        for (Mark mark : marks) {
            places(paper, mark)
                    .filter(mark::isNear)
                    .min(Comparator.comparingDouble(
                            at -> Math.abs(at[0] - mark.column()) + Math.abs(at[1] - mark.row())))
                    .ifPresent(at -> moves.add(new double[] {at[0] - mark.column(), at[1] - mark.row()}));
        }
        return new double[] {median(moves, 0), median(moves, 1)};
    }

    private static double median(List<double[]> moves, int which) {
        return moves.stream()
                .mapToDouble(move -> move[which])
                .sorted()
                .skip(moves.size() / 2)
                .findFirst()
                .orElse(0);
    }

    /** Whether a document has this layout: most of the texts stand where they should. */
    boolean fits(Paper paper) {
        return likeness(paper) >= SAME;
    }

    /** The share of the texts that stand where they should. */
    double likeness(Paper paper) {
        if (marks.size() < FEWEST || paper.isEmpty()) {
            return 0;
        }
        double[] shift = shift(paper, marks);
        long there = marks.stream().filter(mark -> has(paper, mark, shift)).count();
        return (double) there / marks.size();
    }
}
