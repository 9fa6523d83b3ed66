package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form of a number: runs of digits and letters, and what stands between them. Letters that are always the same are
 * part of the form.
 *
 * @param runs from left to right; neighbours are of different kinds
 */
record Shape(List<Run> runs) {
    private static final int MOST_RUNS = 24;
    private static final int LONGEST = 64;
    private static final Pattern RUN = Pattern.compile("(\\d+)|(\\p{L}+)|([^\\d\\p{L}]+)");

    /** What a run is of. */
    enum Kind {
        DIGITS,
        LETTERS,
        FIXED
    }

    /**
     * A run.
     *
     * @param kind what it is of
     * @param text what it always says; empty if it changes
     * @param least its length
     * @param most its length
     */
    record Run(Kind kind, String text, int least, int most) {
        Run {
            requireNonNull(kind, "kind");
            boolean fixed = kind == Kind.FIXED && text.isEmpty();
            if (least < 1 || most < least || most > LONGEST || text.length() > LONGEST || fixed) {
                throw new IllegalArgumentException("run of %d to %d characters".formatted(least, most));
            }
        }

        String pattern() {
            String letters = kind == Kind.DIGITS ? "\\d" : "\\p{L}";
            // The next number may have a digit more or less.
            int slack = kind == Kind.DIGITS ? 1 : 0;
            return text.isEmpty()
                    ? "%s{%d,%d}".formatted(letters, Math.max(1, least - slack), most + slack)
                    : Pattern.quote(text);
        }

        String shown() {
            return text.isEmpty() ? (kind == Kind.DIGITS ? "9" : "A").repeat(most) : text;
        }
    }

    Shape {
        runs = List.copyOf(runs);
        if (runs.isEmpty() || runs.size() > MOST_RUNS) {
            throw new IllegalArgumentException("a form of %d runs".formatted(runs.size()));
        }
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).kind() == runs.get(i - 1).kind()) {
                throw new IllegalArgumentException("two runs of one kind beside each other");
            }
        }
    }

    /** The form of one number; empty if it is too long for one. */
    static Optional<Shape> of(String value) {
        List<Run> runs = new ArrayList<>();
        Matcher matcher = RUN.matcher(value);
        while (matcher.find()) {
            String text = matcher.group();
            Kind kind = matcher.group(1) != null ? Kind.DIGITS : matcher.group(2) != null ? Kind.LETTERS : Kind.FIXED;
            if (text.length() > LONGEST || runs.size() == MOST_RUNS) {
                return Optional.empty();
            }
            runs.add(new Run(kind, kind == Kind.DIGITS ? "" : text, text.length(), text.length()));
        }
        return runs.isEmpty() ? Optional.empty() : Optional.of(new Shape(runs));
    }

    /** The form of both; empty if they have nothing in common. */
    Optional<Shape> with(Shape other) {
        if (runs.size() != other.runs.size()) {
            return Optional.empty();
        }
        List<Run> both = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Run one = runs.get(i);
            Run next = other.runs.get(i);
            boolean same = one.text().equals(next.text());
            if (one.kind() != next.kind() || one.kind() == Kind.FIXED && !same) {
                return Optional.empty();
            }
            both.add(new Run(
                    one.kind(),
                    same ? one.text() : "",
                    Math.min(one.least(), next.least()),
                    Math.max(one.most(), next.most())));
        }
        return Optional.of(new Shape(both));
    }

    /** As a regular expression without groups. */
    String pattern() {
        return runs.stream().map(Run::pattern).collect(Collectors.joining());
    }

    /** For people, such as {@code RE-9999}. */
    String shown() {
        return runs.stream().map(Run::shown).collect(Collectors.joining());
    }
}
