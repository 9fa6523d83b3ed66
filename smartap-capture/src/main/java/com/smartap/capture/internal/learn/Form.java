package com.smartap.capture.internal.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the values of a field are written.
 *
 * @param shapes forms of a number, four at the most; empty for dates and amounts
 * @param lead letters that stand before the number within its word, and are no part of it
 * @param words of how many words a number consists at the most
 * @param negative whether an amount is printed with the other sign
 */
record Form(List<Shape> shapes, String lead, int words, boolean negative) {
    static final Form PLAIN = new Form(List.of(), "", 1, false);
    static final Form NEGATIVE = new Form(List.of(), "", 1, true);
    private static final int MOST_SHAPES = 4;
    private static final int MOST_WORDS = 4;
    private static final int LONGEST_LEAD = 20;

    Form {
        shapes = List.copyOf(shapes);
        if (shapes.size() > MOST_SHAPES || words < 1 || words > MOST_WORDS || lead.length() > LONGEST_LEAD) {
            throw new IllegalArgumentException("a form of %d shapes and %d words".formatted(shapes.size(), words));
        }
    }

    /** The form of both: shapes that have something in common become one. */
    Form with(Form other) {
        List<Shape> all = new ArrayList<>(shapes);
        for (Shape shape : other.shapes) {
            boolean merged = false;
            for (int i = 0; i < all.size() && !merged; i++) {
                Optional<Shape> both = all.get(i).with(shape);
                if (both.isPresent()) {
                    all.set(i, both.get());
                    merged = true;
                }
            }
            if (!merged && all.size() < MOST_SHAPES) {
                all.add(shape);
            }
        }
        return new Form(
                all, lead.equals(other.lead) ? lead : "", Math.max(words, other.words), negative && other.negative);
    }

    /** Finds a number of this form within some words; group 1 is the number. */
    Optional<Pattern> pattern() {
        if (shapes.isEmpty()) {
            return Optional.empty();
        }
        String any = shapes.stream().map(Shape::pattern).collect(Collectors.joining("|"));
        String before = lead.isEmpty() ? "(?<![\\p{L}\\d])" : "(?<![\\p{L}\\d])" + Pattern.quote(lead);
        return Optional.of(Pattern.compile(before + "(" + any + ")(?![\\p{L}\\d])"));
    }

    /** For people. */
    String shown() {
        return shapes.stream().map(Shape::shown).collect(Collectors.joining("\" or \""));
    }
}
