package com.smartap.capture.internal.edi;

import java.util.List;

/**
 * One document of an interchange.
 *
 * @param envelope the group that it belongs to, or the interchange where there are no groups
 * @param segments its segments, header and trailer included
 * @param problems what is wrong with its own envelope
 * @param ordinal which one of the file it is, counted from 1
 */
record Transaction(Envelope envelope, List<Segment> segments, List<EdiProblem> problems, int ordinal) {
    Segment header() {
        return segments.get(0);
    }

    Syntax syntax() {
        return header().delimiters().syntax();
    }

    /** What it is: {@code 810}, {@code INVOIC}. */
    String type() {
        return syntax() == Syntax.X12 ? header().element(1) : header().component(2, 1);
    }

    /** Its control number or reference. */
    String control() {
        return header().element(syntax() == Syntax.X12 ? 2 : 1);
    }

    /** Its name in messages: {@code transaction 0002}, {@code message 117}. */
    String label() {
        return syntax().noun() + " " + control();
    }

    /** What it is in words: {@code X12 850}, {@code EDIFACT ORDERS}. */
    String kind() {
        return syntax() + " " + type();
    }

    /** Whether it came whole. */
    boolean isComplete() {
        return problems.stream().noneMatch(problem -> problem.what() == EdiProblem.What.TRAILER_MISSING);
    }
}
