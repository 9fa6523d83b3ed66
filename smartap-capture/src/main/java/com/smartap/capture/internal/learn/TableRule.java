package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table of lines as a vendor prints it. Lengths are in heights of the usual word, from the left edge of the first
 * title.
 *
 * @param titles the words of the heading
 * @param columns what stands where below it, from left to right
 * @param wrap where a description goes on
 * @param ends what the lines after the table begin with
 * @param required what every line has
 * @param hits on how many examples nearly all lines are right by it
 * @param misses on how many they are not
 * @param readerMisses on how many the reader had them wrong
 */
record TableRule(
        List<Title> titles,
        List<Span> columns,
        Wrap wrap,
        List<String> ends,
        Set<LineRole> required,
        int hits,
        int misses,
        int readerMisses) {
    static final int MOST_TITLES = 16;
    static final int MOST_ENDS = 8;
    static final int LONGEST = 60;
    private static final int MOST_COLUMNS = 24;
    private static final double FAR = 1000;
    private static final double NEAR = 1.5;
    private static final double ENOUGH = 0.6;

    /** Where a description goes on that needs more than one line. */
    enum Wrap {
        /** Nowhere: lines without numbers are no part of it. */
        NONE,
        /** Below the line with the numbers. */
        BELOW,
        /** Above the line with the numbers. */
        ABOVE
    }

    /** A word of the heading, folded, and its left edge. */
    record Title(String text, double at) {
        Title {
            if (text.isEmpty() || text.length() > LONGEST || !(Math.abs(at) < FAR)) {
                throw new IllegalArgumentException("a title at %s".formatted(at));
            }
        }
    }

    /** A column: what it says, null for what is not wanted, and where it stands. */
    record Span(@Nullable LineRole role, double left, double right) {
        Span {
            if (!(Math.abs(left) < FAR && Math.abs(right) < FAR && left <= right)) {
                throw new IllegalArgumentException("a column from %s to %s".formatted(left, right));
            }
        }

        /** How far some words are from it; below zero if they overlap. */
        double distance(double from, double to) {
            return Math.max(left - to, from - right);
        }
    }

    TableRule {
        titles = List.copyOf(titles);
        columns = List.copyOf(columns);
        ends = List.copyOf(ends);
        required = Set.copyOf(required);
        requireNonNull(wrap, "wrap");
        boolean longEnd = ends.stream().anyMatch(end -> end.isEmpty() || end.length() > LONGEST);
        if (titles.size() < 2
                || titles.size() > MOST_TITLES
                || columns.isEmpty()
                || columns.size() > MOST_COLUMNS
                || ends.size() > MOST_ENDS
                || longEnd
                || required.isEmpty()
                || hits < 0
                || misses < 0
                || readerMisses < 0) {
            throw new IllegalArgumentException("a table of %d columns".formatted(columns.size()));
        }
    }

    TableRule counted(int right, int wrong, int reader) {
        return new TableRule(titles, columns, wrap, ends, required, right, wrong, reader);
    }

    /** Where the first title stands if a line is the heading; empty if it is not. */
    Optional<Double> origin(Line line) {
        int least = Math.max(2, (int) Math.ceil(ENOUGH * titles.size()));
        List<Double> origins = new ArrayList<>();
        for (Word word : line.words()) {
            String folded = Folding.fold(word.text());
            titles.stream()
                    .filter(title -> Folding.alike(title.text(), folded))
                    .forEach(title -> origins.add(word.left() - title.at() * Paper.UNIT));
        }
        return origins.stream()
                .filter(origin -> near(origins, origin) >= least)
                .max(Comparator.comparingLong((Double origin) -> near(origins, origin)));
    }

    private static long near(List<Double> origins, double origin) {
        return origins.stream()
                .filter(other -> Math.abs(other - origin) < NEAR * Paper.UNIT)
                .count();
    }

    /** Whether a line begins like one that comes after the table. */
    boolean isEnd(Line line) {
        String lead = lead(line);
        return !lead.isEmpty() && ends.stream().anyMatch(end -> Folding.alike(end, lead));
    }

    /** The words of a line before its first digit, folded. */
    static String lead(Line line) {
        StringBuilder lead = new StringBuilder();
        for (Word word : line.words()) {
            if (word.text().chars().anyMatch(Character::isDigit)) {
                break;
            }
            lead.append(lead.length() == 0 ? "" : " ").append(word.text());
        }
        String folded = Folding.fold(lead.toString());
        return folded.length() > LONGEST ? folded.substring(0, LONGEST).strip() : folded;
    }

    /** In words. */
    String shown() {
        String roles = columns.stream()
                .map(Span::role)
                .filter(role -> role != null)
                .map(LineRole::shown)
                .collect(Collectors.joining(", "));
        String heading = titles.stream().map(Title::text).collect(Collectors.joining(" "));
        String said = "below \"%s\": %s".formatted(heading, roles);
        said += wrap == Wrap.NONE
                ? "; lines without numbers are left out"
                : wrap == Wrap.ABOVE ? "; descriptions begin above" : "; descriptions go on below";
        return ends.isEmpty() ? said : said + "; ends before \"" + String.join("\", \"", ends) + "\"";
    }
}
